// Placeholder until the engine lands.
#include "polex/extractor.h"

namespace polex {
struct Extractor::Impl {};
Extractor::Extractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;
Result<Extractor> Extractor::make(const PackSet&, const ExtractorOptions&, std::vector<Diagnostic>&) {
  return Extractor(std::make_unique<const Impl>());
}
Extraction Extractor::extract(const Article&, Trace*) const { return {}; }
}  // namespace polex

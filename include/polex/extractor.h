// Articles in, records out.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "polex/article.h"
#include "polex/pack.h"
#include "polex/record.h"
#include "polex/result.h"

namespace polex {

struct Trace;  // polex/trace.h

struct ExtractorOptions {
  std::vector<std::string> enabled;  // rule ids ("pack:id" or "id"); empty: all
  std::vector<std::string> disabled;
  // After so many steps an article is given up (Extraction::complete). A step is a byte that a phase reads or
  // two matches of a sentence that are compared: a limit on time that does not depend on the machine.
  std::size_t max_steps = static_cast<std::size_t>(-1);
};

// A compiled pack set. Immutable after make(): any number of threads may call extract() at once; each keeps
// its own scratch. Records depend on the article, the packs and nothing else.
class Extractor {
 public:
  // Faults that only compiling finds (a pattern RE2 refuses, an unknown fragment) are appended to `findings`;
  // the result is the first error. `packs` must outlive the extractor.
  static Result<Extractor> make(const PackSet& packs, const ExtractorOptions& options,
                                std::vector<Diagnostic>& findings);

  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  [[nodiscard]] Extraction extract(const Article& article, Trace* trace = nullptr) const;

 private:
  struct Impl;
  explicit Extractor(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace polex

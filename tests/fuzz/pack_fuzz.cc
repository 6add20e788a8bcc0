// libFuzzer entry: any file is read as a pack and compiled; faults have codes and places within the file.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "polex/extractor.h"
#include "rules/pack_loader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  const polex::PackSet packs = polex::rules::load_packs({"p"}, {{"p/pack.toml", content}});
  std::vector<polex::Diagnostic> findings = packs.findings;
  if (!packs.has_errors()) (void)polex::Extractor::make(packs, {}, findings);
  const auto lines = static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n')) + 1;
  for (const polex::Diagnostic& finding : findings)
    if (finding.code.empty() || finding.message.empty() || finding.place.line > lines) std::abort();
  return 0;
}

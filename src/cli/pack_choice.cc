// Turns names of packs into the packs meant among those loaded. Leaves loading to rules/. Tested by
// cases/cli.
#include "cli/pack_choice.h"

#include <algorithm>

#include "rules/pack_files.h"
#include "rules/suggest.h"

namespace polex::cli {

namespace {
std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}
}  // namespace

std::vector<std::string> builtin_pack_names() { return rules::PackFiles(embedded_files()).builtin_names(); }

PackSet load_typed(const std::vector<std::string>& typed, RuleTests tests) {
  return load_packs(typed.empty() ? std::vector<std::string>{kDefaultPack} : typed, tests);
}

std::vector<const Pack*> chosen_packs(const PackSet& packs, const std::vector<std::string>& asked) {
  std::vector<const Pack*> chosen;
  for (const Pack& pack : packs.packs) {
    const bool meant = std::any_of(asked.begin(), asked.end(), [&](const std::string& name) {
      return pack.path == "builtin:" + name || without_slashes(pack.path) == without_slashes(name);
    });
    if (asked.empty() || meant) chosen.push_back(&pack);
  }
  return chosen;
}

std::optional<Diagnostic> unknown_rule(const PackSet& packs, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const Pack& pack : packs.packs)
    for (const Rule& rule : pack.rules) known.insert(known.end(), {rule.id, rule.full_id()});
  for (const std::string& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return usage_fault("U030", "there is no rule `" + name + "`",
                         rules::did_you_mean(name, known, "`polex packs show PACK` lists them."));
  return {};
}

std::optional<Extractor> usable_extractor(const PackSet& packs, const ExtractorOptions& options,
                                          Console& console) {
  std::vector<Diagnostic> findings = packs.findings;
  Result<Extractor> extractor = Extractor::make(packs, options, findings);
  for (const Diagnostic& finding : findings)
    if (finding.severity == Severity::error) console.show(finding);
  if (packs.has_errors() || !extractor) return {};
  return std::move(*extractor);
}

}  // namespace polex::cli

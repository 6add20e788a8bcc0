// Turns an earlier report of `polex eval --json` into what has fallen since. Leaves the figures to
// records/score.cc; tested by cases/cli (eval-baseline).
#include "cli/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "io/source.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

// Those whose gold items are the gold file's alone; the others count what was found.
constexpr std::array<std::string_view, 6> kFiguresOfGold = {
    "doc_date", "body", "statement_span", "statement", "commitment_span", "commitment"};

std::optional<Baseline::Figure> read_figure(const Json& report, const std::string& name) {
  const Json figure = report.is_object() ? report.value(name, Json()) : Json();
  if (!figure.is_object()) return std::nullopt;
  const Json f1 = figure.value("f1", Json("none"));
  const Json gold = figure.value("gold", Json());
  if (!(f1.is_number() || f1.is_null()) || !gold.is_number_unsigned()) return std::nullopt;
  return Baseline::Figure{f1.is_null() ? std::nullopt : std::optional(f1.get<double>()),
                          gold.get<std::size_t>()};
}

const records::Count& count_of(const records::Score& score, std::string_view name) {
  const auto* const at = std::find(records::kFigures.begin(), records::kFigures.end(), name);
  return score.counts.at(static_cast<std::size_t>(at - records::kFigures.begin()));
}

}  // namespace

Result<Baseline> read_baseline(const std::string& path) {
  Baseline baseline{path, {}};
  if (path.empty()) return baseline;
  const Result<std::string> text = io::read_unpacked(path);
  if (!text) return text.fault();
  const Json report = Json::parse(*text, nullptr, false);
  std::string lacking;
  for (const std::string_view each : records::kFigures) {
    const std::string name(each);
    if (const auto figure = read_figure(report, name))
      baseline.figures[name] = *figure;
    else
      lacking += (lacking.empty() ? "`" : ", `") + name + "`";
  }
  if (baseline.figures.empty())
    return usage_fault("U014", "the baseline tells no figure: `" + path + "`",
                       "Make one with `polex eval GOLD --json`.");
  if (!lacking.empty())
    return usage_fault("U014", "the baseline lacks the figures " + lacking + ": `" + path + "`",
                       "Make one anew with `polex eval GOLD --json`.");
  return baseline;
}

std::optional<Diagnostic> other_gold(const Baseline& baseline, const records::Score& score) {
  if (baseline.figures.empty()) return std::nullopt;
  for (const std::string_view name : kFiguresOfGold) {
    const records::Count& count = count_of(score, name);
    const std::size_t before = baseline.figures.at(std::string(name)).gold;
    if (before == count.tp + count.fn) continue;
    return usage_fault(
        "U035",
        fmt::format("the baseline is of another gold file: its {} counts {} of gold, not {}: `{}`", name,
                    before, count.tp + count.fn, baseline.path),
        "Make one of this gold file with `polex eval GOLD --json`.");
  }
  return std::nullopt;
}

bool meets_baseline(const records::Score& score, const Baseline& baseline, Console& console) {
  bool good = true;
  for (const auto& [name, before] : baseline.figures) {
    const double now = count_of(score, name).f1();
    if (!before.f1 || now >= *before.f1) continue;
    good = false;
    console.say(fmt::format("polex: {} f1 fell from {:.4f} to {:.4f}", name, *before.f1, now));
  }
  return good;
}

}  // namespace polex::cli

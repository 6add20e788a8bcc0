// Runs `polex eval`: records against gold; leaves the figures to records/score.cc; tested by cases/cli and
// score_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/baseline.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/pack_choice.h"
#include "io/interrupt.h"
#include "io/source.h"
#include "polex/extractor.h"
#include "records/score.h"
#include "records/writer.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

struct EvalOptions {
  std::string gold;
  std::string records;
  std::vector<std::string> packs;
  bool json = false;
  std::size_t misses = 0;
  std::vector<std::string> minima;  // figure[.metric]=value
  std::string baseline;
  ConsoleOptions console;
};

struct Minimum {
  std::string figure;
  std::string metric = "f1";
  double value = 0;
};

// An index of kFigures, or kFigures.size() for an unknown name.
std::size_t figure_index(const std::string& name) {
  return static_cast<std::size_t>(std::find(records::kFigures.begin(), records::kFigures.end(), name) -
                                  records::kFigures.begin());
}

double metric_of(const records::Count& count, const std::string& metric) {
  return metric == "precision" ? count.precision() : metric == "recall" ? count.recall() : count.f1();
}

Result<std::vector<Minimum>> read_minima(const std::vector<std::string>& typed) {
  std::vector<Minimum> minima;
  for (const std::string& each : typed) {
    const std::size_t equals = each.find('=');
    Minimum minimum;
    minimum.figure = each.substr(0, equals);
    if (const std::size_t dot = minimum.figure.find('.'); dot != std::string::npos) {
      minimum.metric = minimum.figure.substr(dot + 1);
      minimum.figure.resize(dot);
    }
    char* end = nullptr;
    const std::string number = equals == std::string::npos ? "" : each.substr(equals + 1);
    minimum.value = std::strtod(number.c_str(), &end);
    const bool metric = minimum.metric == "f1" || minimum.metric == "precision" || minimum.metric == "recall";
    const bool share = minimum.value >= 0 && minimum.value <= 1;
    if (number.empty() || *end != '\0' || !share || !metric ||
        figure_index(minimum.figure) == records::kFigures.size())
      return usage_fault(
          "U012", "--min is no threshold: `" + each + "`",
          "Write body=0.9 or statement.recall=0.8; `polex eval` prints the names of the figures.");
    minima.push_back(std::move(minimum));
  }
  return minima;
}

// Extracts the gold articles themselves.
Result<std::string> extract_gold(const EvalOptions& options, const records::Gold& gold, Console& console) {
  const PackSet packs = load_typed(options.packs, RuleTests::skip_builtin);
  const std::optional<Extractor> extractor = usable_extractor(packs, {}, console);
  if (!extractor)
    return usage_fault("U013", "the packs cannot be used",
                       "Correct the faults above; `polex lint` tells all.");
  const records::WriteOptions write;
  std::string lines;
  for (const Article& article : gold.texts) {
    if (io::interrupted()) break;
    records::write_records(article, extractor->extract(article), write, lines);
  }
  return lines;
}

Json count_json(const records::Count& count) {
  return {{"precision", count.precision()},
          {"recall", count.recall()},
          {"f1", count.f1()},
          {"gold", count.tp + count.fn},
          {"got", count.tp + count.fp}};
}

// The figures of score.py are as it has them; of the others one that counts nothing is none.
bool is_told(const records::Score& score, std::size_t figure) {
  return figure < records::kFiguresOfScorePy || !score.counts[figure].empty();
}

Json as_json(const records::Score& score) {
  Json out = Json::object();
  for (std::size_t index = 0; index < records::kFigures.size(); ++index)
    if (is_told(score, index))
      out[std::string(records::kFigures[index])] = count_json(score.counts[index]);
    else
      out[std::string(records::kFigures[index])] = {
          {"precision", nullptr}, {"recall", nullptr}, {"f1", nullptr}, {"gold", 0}, {"got", 0}};
  out["classes"] = Json::object();
  for (const auto& [name, count] : score.classes) out["classes"][name] = count_json(count);
  out["rules"] = Json::object();
  for (const auto& [rule, counts] : score.rules)
    out["rules"][rule] = {{"true", counts.right}, {"false", counts.wrong}};
  return out;
}

void print_count(std::string_view name, int width, const records::Count& count) {
  fmt::print("{:{}}{:10.4f}{:10.4f}{:10.4f}{:8}{:8}\n", name, width, count.precision(), count.recall(),
             count.f1(), count.tp + count.fn, count.tp + count.fp);
}

void print_table(const records::Score& score) {
  constexpr const char* kColumns = "{:{}}{:>10}{:>10}{:>10}{:>8}{:>8}\n";
  constexpr int kFigureWidth = 18;
  constexpr int kClassWidth = 24;
  fmt::print(kColumns, "", kFigureWidth, "precision", "recall", "f1", "gold", "got");
  for (std::size_t index = 0; index < records::kFigures.size(); ++index)
    if (is_told(score, index))
      print_count(records::kFigures[index], kFigureWidth, score.counts[index]);
    else
      fmt::print(kColumns, records::kFigures[index], kFigureWidth, "-", "-", "-", 0, 0);
  fmt::print("\n");
  fmt::print(kColumns, "class", kClassWidth, "precision", "recall", "f1", "gold", "got");
  for (const auto& [name, count] : score.classes) print_count(name, kClassWidth, count);
  fmt::print("\n{:40}{:>8}{:>8}\n", "rule", "true", "false");
  for (const auto& [rule, counts] : score.rules)
    fmt::print("{:40}{:8}{:8}\n", rule, counts.right, counts.wrong);
}

void print_misses(const records::Score& score, std::size_t most) {
  static constexpr std::array<std::pair<char, const char*>, 3> kSigns = {
      {{'-', "missed"}, {'+', "false"}, {'~', "wrong name"}}};
  for (const char* kind : {"body", "statement", "commitment"})
    for (const auto& [sign, word] : kSigns) {
      std::vector<const records::Miss*> some;
      for (const records::Miss& miss : score.misses)
        if (miss.kind == kind && miss.sign == sign) some.push_back(&miss);
      fmt::print("\n{} {} {} ({})\n", kind, sign, some.size(), word);
      for (std::size_t index = 0; index < std::min(most, some.size()); ++index)
        fmt::print("  {}: {}\n", some[index]->doc, some[index]->what);
    }
}

// What a figure has to say of a minimum that it misses; a figure that counts nothing misses any.
std::string told_below(const records::Count& count, const Minimum& minimum) {
  if (count.empty())
    return fmt::format("polex: {} counts nothing: there is none in the gold, and none was found",
                       minimum.figure);
  const double got = metric_of(count, minimum.metric);
  if (got >= minimum.value) return {};
  return fmt::format("polex: {} {} is {:.4f}, below {}", minimum.figure, minimum.metric, got, minimum.value);
}

bool meets_minima(const records::Score& score, const std::vector<Minimum>& minima, Console& console) {
  bool good = true;
  for (const Minimum& minimum : minima) {
    const std::string below = told_below(score.counts[figure_index(minimum.figure)], minimum);
    if (below.empty()) continue;
    good = false;
    console.say(below);
  }
  return good;
}

// Gold articles whose document is not among the records of others; where those hold no documents it cannot
// be told.
void tell_missing(const std::vector<records::ScoredArticle>& got, Console& console) {
  const auto missing =
      std::count_if(got.begin(), got.end(), [](const auto& each) { return !each.has_document; });
  if (missing > 0 && static_cast<std::size_t>(missing) < got.size())
    console.say(fmt::format("polex: {} of {} gold articles are not among the records, and count as missed",
                            missing, got.size()));
}

Result<std::string> records_of(const EvalOptions& options, const records::Gold& gold, Console& console) {
  return options.records.empty() ? extract_gold(options, gold, console) : io::read_unpacked(options.records);
}

ExitCode interrupted(Console& console) {
  console.say("polex: interrupted; nothing was scored");
  return ExitCode::interrupted;
}

ExitCode run_eval(const EvalOptions& options, Console& console) {
  io::watch_signals();
  if (options.gold == "-" && options.records == "-")
    return fail(console, usage_fault("U004", "stdin can be read once only", "Give - in one place."));
  const Result<std::vector<Minimum>> minima = read_minima(options.minima);
  if (!minima) return fail(console, minima.fault());
  const auto baseline = read_baseline(options.baseline);
  if (!baseline) return fail(console, baseline.fault());
  const Result<std::string> gold_text = io::read_unpacked(options.gold);
  if (!gold_text) return fail(console, gold_text.fault());
  if (io::interrupted()) return interrupted(console);
  const Result<records::Gold> gold = records::read_gold(*gold_text, options.gold);
  if (!gold) return fail(console, gold.fault());
  if (gold->articles.empty())
    return fail(console, usage_fault("U015", "the gold file has no article", "Give one article a line."));
  const Result<std::string> lines = records_of(options, *gold, console);
  if (io::interrupted()) return interrupted(console);
  if (!lines) return fail(console, lines.fault());
  const auto got = records::read_scored(*lines, *gold, options.records);
  if (!got) return fail(console, got.fault());
  tell_missing(*got, console);
  const records::Score score = records::score(*gold, *got);
  if (const auto fault = other_gold(*baseline, score)) return fail(console, *fault);
  if (options.json)
    fmt::print("{}\n", as_json(score).dump(-1, ' ', false, Json::error_handler_t::replace));
  else
    print_table(score);
  if (options.misses > 0 && !options.json) print_misses(score, options.misses);
  const bool enough = meets_minima(score, *minima, console);
  return meets_baseline(score, *baseline, console) && enough ? ExitCode::success : ExitCode::findings;
}

}  // namespace

Run add_eval(CLI::App& app) {
  const auto options = std::make_shared<EvalOptions>();
  app.add_option("GOLD", options->gold,
                 "Gold annotations, one article a line: a file, perhaps compressed, or - for stdin")
      ->required();
  app.add_option("--records", options->records,
                 "Score these records (default: those of the gold articles, extracted now)")
      ->type_name("FILE");
  app.add_option("-p,--pack", options->packs, "Packs to extract with (default: policy-en)")
      ->allow_extra_args(false);
  app.add_flag("--json", options->json, "Figures as one JSON object");
  app.add_option("--misses", options->misses, "Print up to N misses and false finds of each kind")
      ->check(at_least(0))
      ->type_name("N");
  app.add_option("--min", options->minima, "Fail below: body=0.9,statement.f1=0.8")
      ->delimiter(',')
      ->type_name("FIGURE=VALUE");
  app.add_option("--baseline", options->baseline,
                 "Fail where a figure is below that of FILE, written by --json earlier")
      ->type_name("FILE");
  add_console_options(app, options->console);
  return [options] {
    Console console(options->console);
    return run_eval(*options, console);
  };
}

}  // namespace polex::cli

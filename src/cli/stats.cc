// Runs `polex stats`: how rules fare in articles; leaves counting to engine/rule_usage.cc; tested by
// cases/cli (stats*).
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/each_article.h"
#include "cli/pack_choice.h"
#include "engine/rule_usage.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;
using engine::RuleUsage;
using engine::UsedRule;

struct StatsTyped {
  InputsTyped inputs;
  std::vector<std::string> packs;
  std::string sort = "time";
  std::size_t threads = 0;
  bool json = false;
  ConsoleOptions console;
};

// What rules are sorted by, most first.
const std::map<std::string, std::function<double(const RuleUsage&)>>& sort_keys() {
  static const std::map<std::string, std::function<double(const RuleUsage&)>> keys = {
      {"time", [](const RuleUsage& usage) { return usage.seconds; }},
      {"hits", [](const RuleUsage& usage) { return static_cast<double>(usage.hits); }},
      {"lost", [](const RuleUsage& usage) { return static_cast<double>(usage.lost()); }},
      {"blocked", [](const RuleUsage& usage) { return static_cast<double>(usage.blocked); }},
      {"matched", [](const RuleUsage& usage) { return static_cast<double>(usage.matched); }},
      {"passed", [](const RuleUsage& usage) { return static_cast<double>(usage.passed); }},
      {"rule", [](const RuleUsage&) { return 0.0; }}};  // all alike: by name
  return keys;
}

std::vector<std::string> sort_names() {
  std::vector<std::string> names;
  for (const auto& [name, key] : sort_keys()) names.push_back(name);
  return names;
}

class Table {
 public:
  Table(std::vector<UsedRule> rules, std::vector<RuleUsage> usage, const std::string& sort,
        const io::Tally& tally, bool interrupted)
      : rules_(std::move(rules)),
        usage_(std::move(usage)),
        order_(rules_.size()),
        tally_(tally),
        interrupted_(interrupted) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    const auto& key = sort_keys().at(sort);
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const double one = key(usage_[a]);
      const double other = key(usage_[b]);
      return one != other ? one > other : rules_[a].name < rules_[b].name;
    });
    for (const RuleUsage& each : usage_) {
      seconds_ += each.seconds;
      if (each.hits == 0) ++idle_;
    }
  }

  void print_text() const {
    fmt::print("{:40}{:>10}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>8}\n", "rule", "sentences", "passed", "matched",
               "blocked", "lost", "hits", "ms/MB", "share");
    for (const std::size_t index : order_) {
      const RuleUsage& usage = usage_[index];
      if (rules_[index].searches())
        fmt::print("{:40}{:10}{:9}{:9}{:9}{:9}{:9}{:9.2f}{:6.1f} %\n", rules_[index].name, usage.sentences,
                   usage.passed, usage.matched, usage.blocked, usage.lost(), usage.hits,
                   per_megabyte(usage.seconds), 100 * share(usage));
      else
        fmt::print("{:40}{:>10}{:>9}{:>9}{:>9}{:>9}{:9}{:>9}{:>8}\n", rules_[index].name, "-", "-", "-", "-",
                   "-", usage.hits, "-", "-");
    }
    fmt::print("\n{}{} articles, {} bytes; {} of {} rules without a hit\n",
               interrupted_ ? "interrupted: " : "", tally_.documents, tally_.bytes, idle_, rules_.size());
  }

  void print_json() const {
    Json rules = Json::array();
    for (const std::size_t index : order_) {
      const RuleUsage& usage = usage_[index];
      Json rule = {{"rule", rules_[index].name}, {"phase", rules_[index].phase}, {"hits", usage.hits}};
      const auto add = [&](const char* name, const Json& value) {
        rule[name] = rules_[index].searches() ? value : Json(nullptr);
      };
      add("sentences", usage.sentences);
      add("passed", usage.passed);
      add("matched", usage.matched);
      add("blocked", usage.blocked);
      add("lost", usage.lost());
      add("seconds", usage.seconds);
      add("ms_per_megabyte", per_megabyte(usage.seconds));
      add("share", share(usage));
      rules.push_back(std::move(rule));
    }
    const Json all = {{"articles", tally_.documents},
                      {"bytes", tally_.bytes},
                      {"seconds", seconds_},
                      {"interrupted", interrupted_},
                      {"rules", rules}};
    fmt::print("{}\n", all.dump());
  }

 private:
  [[nodiscard]] double per_megabyte(double seconds) const {
    return tally_.bytes == 0 ? 0 : 1e3 * seconds / (static_cast<double>(tally_.bytes) / 1e6);
  }
  [[nodiscard]] double share(const RuleUsage& usage) const {
    return seconds_ > 0 ? usage.seconds / seconds_ : 0;
  }

  std::vector<UsedRule> rules_;
  std::vector<RuleUsage> usage_;
  std::vector<std::size_t> order_;
  io::Tally tally_;
  bool interrupted_;
  double seconds_ = 0;
  std::size_t idle_ = 0;
};

ExitCode run_stats(const StatsTyped& typed, Console& console) {
  const Result<ArticlesPlan> plan = resolve_articles(typed.inputs, typed.threads, typed.console);
  if (!plan) return fail(console, plan.fault());
  const PackSet packs = load_typed(typed.packs, RuleTests::skip_builtin);
  if (!usable_extractor(packs, {}, console)) return ExitCode::unusable;
  std::vector<Diagnostic> findings;
  const rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  Result<Failures> failures = Failures::open("", console, typed.console.verbose);
  if (!failures) return fail(console, failures.fault());
  std::vector<UsedRule> used = engine::used_rules(rule_set);
  std::vector<RuleUsage> all(used.size());
  const auto work = [&](const Article& article) -> std::optional<std::vector<RuleUsage>> {
    std::vector<RuleUsage> usage = engine::usage_in(rule_set, article, plan->max_steps);
    if (usage.size() != used.size()) return {};
    return usage;
  };
  const auto put = [&](const std::vector<RuleUsage>& usage) {
    for (std::size_t index = 0; index < all.size(); ++index) all[index].add(usage[index]);
    return true;
  };
  const ArticlesRun run = each_article(*plan, *failures, work, put);
  const io::Tally& tally = run.tally;
  const ExitCode code = conclude_articles(*plan, run, *failures, console);
  if (code == ExitCode::unusable || tally.documents == 0) return code;  // there is nothing to tell
  const Table table(std::move(used), std::move(all), typed.sort, tally, code == ExitCode::interrupted);
  typed.json ? table.print_json() : table.print_text();
  return code;
}

}  // namespace

Run add_stats(CLI::App& app) {
  const auto typed = std::make_shared<StatsTyped>();
  declare_inputs(app, typed->inputs);
  app.add_option("-p,--pack", typed->packs,
                 "A built-in pack's name, or a pack's file or folder; repeatable [policy-en]")
      ->type_name("PACK")
      ->allow_extra_args(false);
  app.add_option("--sort", typed->sort,
                 "Rules with most of it first: time, hits, lost, blocked, matched, passed; or by rule")
      ->check(one_of(sort_names()))
      ->type_name("KEY")
      ->capture_default_str();
  app.add_flag("--json", typed->json, "One JSON object");
  declare_threads(app, typed->threads, "Threads; all but times is the same for any number [all cores]");
  app.footer(
      "\nsentences: seen by the rule; passed: of them with all that a match needs at least; matched: places "
      "where a\n"
      "pattern matches; blocked: by except, not_before or not_after; lost: to another rule, to a modifier, "
      "or without a\n"
      "record for another reason; hits: mentions and records made. Time is that of each rule run alone, one "
      "by one;\n"
      "extract runs the rules of a phase as one automaton and is faster. Modifiers have hits only.");
  add_console_options(app, typed->console);
  return [typed] {
    Console console(typed->console);
    return run_stats(*typed, console);
  };
}

}  // namespace polex::cli

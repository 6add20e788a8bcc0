// Runs `polex diff`: the records of two packs over the same articles; leaves comparing them to
// record_diff.cc; tested by cases/cli (diff-*).
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/each_article.h"
#include "cli/pack_choice.h"
#include "cli/record_diff.h"
#include "cli/schema.h"
#include "records/writer.h"
#include "rules/suggest.h"
#include "text/layout.h"
#include "text/utf8.h"

namespace polex::cli {
namespace {

using Json = RecordJson;

struct DiffTyped {
  std::string before;
  std::string after;
  InputsTyped inputs;
  std::vector<std::string> emit;
  std::vector<std::string> ignore;
  std::size_t threads = 0;
  bool exit_code = false;
  bool json = false;
  bool summary = false;
  ConsoleOptions console;
};

struct RuleChanges {
  std::size_t gained = 0;
  std::size_t lost = 0;
  std::size_t changed = 0;

  void add(const RecordChange& change) {
    ++(change.before.is_null() ? gained : change.after.is_null() ? lost : changed);
  }
};

struct ArticleDiff {
  std::string id;
  RecordDiff records;
  std::vector<std::string> contexts;  // of each change: its sentence
};

std::string one_line_of(std::string_view text) {
  constexpr std::size_t kMost = 240;
  std::string line;
  for (const char c : text.substr(0, kMost)) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  while (text.size() > kMost && !line.empty() &&
         (static_cast<unsigned char>(text[line.size()]) & 0xC0U) == 0x80U)
    line.pop_back();
  return text.size() > kMost ? line + "..." : line;
}

// The sentence in which each change stands; `changes` are in text order.
std::vector<std::string> contexts_of(const Article& article, const std::vector<RecordChange>& changes) {
  if (changes.empty()) return {};
  const text::Layout layout = text::lay_out(article);
  const text::OffsetIndex offset(article.text, text::OffsetUnit::codepoint);
  std::vector<std::string> contexts;
  for (const RecordChange& change : changes) {
    const auto behind = std::upper_bound(
        layout.units.begin(), layout.units.end(), change.at,
        [&](std::size_t at, const text::Unit& unit) { return at < offset(unit.span.begin); });
    contexts.push_back(behind == layout.units.begin()
                           ? std::string()
                           : one_line_of(std::string_view(article.text)
                                             .substr((behind - 1)->span.begin, (behind - 1)->span.size())));
  }
  return contexts;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.is_null() ? "-" : value.dump();
}

// "Harbour Bureau | will | plant trees"
std::string told(const Json& record) {
  std::vector<std::string> parts;
  const std::string kind = record.value("record", "");
  if (kind == "body") {
    parts = {text_of(record.at("name")), text_of(record.at("kind"))};
  } else if (kind == "date") {
    parts = {text_of(record.at("text")), text_of(record.at("value"))};
  } else {
    const bool statement = kind == "statement";
    const Json& cue = record.at("cue");
    parts = {text_of(record.at(statement ? "speaker" : "actor").at("name")),
             cue.is_null() ? "-" : text_of(cue.at("text")),
             text_of(record.at(statement ? "content" : "action").at("text"))};
  }
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : " | ") + part;
  return one_line_of(line);
}

std::string print_text(const ArticleDiff& article) {
  constexpr std::size_t kMostFields = 6;
  std::string out = article.id + "\n";
  for (std::size_t index = 0; index < article.records.changes.size(); ++index) {
    const RecordChange& change = article.records.changes[index];
    const Json& record = change.newest();
    const char sign = change.before.is_null() ? '+' : change.after.is_null() ? '-' : '~';
    out += fmt::format("  {} {:<10} {}: {}\n", sign, text_of(record.at("record")), text_of(record.at("rule")),
                       told(record));
    for (std::size_t field = 0; field < std::min(kMostFields, change.fields.size()); ++field)
      out += fmt::format("      {}: {} -> {}\n", change.fields[field].path,
                         one_line_of(change.fields[field].before.dump()),
                         one_line_of(change.fields[field].after.dump()));
    if (change.fields.size() > kMostFields)
      out += fmt::format("      and {} fields more\n", change.fields.size() - kMostFields);
    if (!article.contexts[index].empty()) out += "      in: " + article.contexts[index] + "\n";
  }
  return out;
}

std::string print_json(const ArticleDiff& article) {
  std::string out;
  for (std::size_t index = 0; index < article.records.changes.size(); ++index) {
    const RecordChange& change = article.records.changes[index];
    Json fields = Json::array();
    for (const FieldChange& field : change.fields) fields.push_back(field.path);
    const Json line = {{"change", change.name()},
                       {"doc", article.id},
                       {"record", change.newest().at("record")},
                       {"rule", change.newest().at("rule")},
                       {"fields", fields},
                       {"before", change.before},
                       {"after", change.after},
                       {"context", article.contexts[index]}};
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

class DiffRun {
 public:
  // `packs`: the names of the two.
  DiffRun(const DiffTyped& typed, const Extractor& before, const Extractor& after,
          std::vector<std::string> packs)
      : typed_(typed), before_(before), after_(after), options_{typed.emit, typed.ignore, std::move(packs)} {
    write_.emit = {false, true, true, true,
                   std::find(typed.emit.begin(), typed.emit.end(), "date") != typed.emit.end()};
  }

  std::optional<ArticleDiff> compare(const Article& article) const {
    const Extraction before = before_.extract(article);
    const Extraction after = after_.extract(article);
    if (!before.complete || !after.complete) return {};
    ArticleDiff diff{
        article.id, compare_records(lines_of(article, before), lines_of(article, after), options_), {}};
    diff.contexts = contexts_of(article, diff.records.changes);
    return diff;
  }

  bool put(const ArticleDiff& article) {
    same_ += article.records.same;
    if (article.records.changes.empty()) return true;
    ++differing_;
    for (const RecordChange& change : article.records.changes) {
      all_.add(change);
      rules_[text_of(change.newest().at("rule"))].add(change);
    }
    if (typed_.summary) return true;
    const std::string text = typed_.json ? print_json(article) : print_text(article);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  }

  [[nodiscard]] bool empty() const { return differing_ == 0; }

  void print_summary(std::size_t articles, bool interrupted) const {
    if (typed_.json) {
      Json rules = Json::object();
      for (const auto& [rule, count] : rules_)
        rules[rule] = {{"gained", count.gained}, {"lost", count.lost}, {"changed", count.changed}};
      const Json line = {{"change", "summary"},     {"articles", articles},       {"differing", differing_},
                         {"same", same_},           {"gained", all_.gained},      {"lost", all_.lost},
                         {"changed", all_.changed}, {"interrupted", interrupted}, {"rules", rules}};
      fmt::print("{}\n", line.dump());
      return;
    }
    if (!rules_.empty())
      fmt::print("{}{:40}{:>8}{:>8}{:>8}\n", typed_.summary ? "" : "\n", "rule", "gained", "lost", "changed");
    for (const auto& [rule, count] : rules_)
      fmt::print("{:40}{:8}{:8}{:8}\n", rule, count.gained, count.lost, count.changed);
    fmt::print("{}{} gained, {} lost, {} changed, {} the same; {} of {} articles differ\n",
               interrupted ? "interrupted: " : "", all_.gained, all_.lost, all_.changed, same_, differing_,
               articles);
  }

 private:
  std::string lines_of(const Article& article, const Extraction& found) const {
    std::string lines;
    records::write_records(article, found, write_, lines);
    return lines;
  }

  const DiffTyped& typed_;
  const Extractor& before_;
  const Extractor& after_;
  CompareOptions options_;
  records::WriteOptions write_;
  std::map<std::string, RuleChanges> rules_;
  RuleChanges all_;
  std::size_t same_ = 0;
  std::size_t differing_ = 0;
};

// "mentions[0].how" as the schema has it: "mentions.how".
std::string without_numbers(const std::string& field) {
  std::string plain;
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] == '[') at = std::min(field.find(']', at), field.size());
    if (at < field.size() && field[at] != ']') plain += field[at];
  }
  return plain;
}

// A commitment's statement is compared by its words.
std::optional<Diagnostic> unknown_field(const std::vector<std::string>& ignored) {
  std::vector<std::string> known = record_fields();
  known.insert(known.end(), {"statement.text", "statement.start", "statement.end"});
  for (const std::string& field : ignored) {
    if (std::find(known.begin(), known.end(), without_numbers(field)) != known.end()) continue;
    return usage_fault("U023", "records have no field `" + field + "`, which --ignore names",
                       rules::did_you_mean(field, known, "`polex schema record` tells the fields."));
  }
  return {};
}

ExitCode run_diff(const DiffTyped& typed, Console& console) {
  if (const auto fault = unknown_field(typed.ignore)) return fail(console, *fault);
  const Result<ArticlesPlan> plan = resolve_articles(typed.inputs, typed.threads, typed.console);
  if (!plan) return fail(console, plan.fault());
  const PackSet packs_before = load_packs({typed.before}, RuleTests::skip_builtin);
  const PackSet packs_after = load_packs({typed.after}, RuleTests::skip_builtin);
  ExtractorOptions options;
  options.max_steps = plan->max_steps;
  const std::optional<Extractor> before = usable_extractor(packs_before, options, console);
  const std::optional<Extractor> after = usable_extractor(packs_after, options, console);
  if (!before || !after) return ExitCode::unusable;
  Result<Failures> failures = Failures::open("", console, typed.console.verbose);
  if (!failures) return fail(console, failures.fault());
  DiffRun run(typed, *before, *after, {packs_before.packs.back().name, packs_after.packs.back().name});
  const ArticlesRun articles = each_article(
      *plan, *failures, [&](const Article& article) { return run.compare(article); },
      [&](const ArticleDiff& article) { return run.put(article); });
  const ExitCode code = conclude_articles(*plan, articles, *failures, console);
  if (code == ExitCode::unusable || articles.tally.documents == 0) return code;  // there is nothing to tell
  run.print_summary(articles.tally.documents, code == ExitCode::interrupted);
  return code == ExitCode::success && typed.exit_code && !run.empty() ? ExitCode::findings : code;
}

}  // namespace

Run add_diff(CLI::App& app) {
  const auto typed = std::make_shared<DiffTyped>();
  app.add_option("PACK_A", typed->before, "The pack before: a built-in name, a file or a folder")->required();
  app.add_option("PACK_B", typed->after, "The pack after")->required();
  declare_inputs(app, typed->inputs);
  app.add_option("--emit", typed->emit, "Kinds of records to compare [body,statement,commitment]; also date")
      ->check(one_of({"body", "statement", "commitment", "date"}))
      ->type_name("KINDS")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--ignore", typed->ignore,
                 "Do not compare these fields, such as rule,actor.role; repeatable")
      ->type_name("FIELDS")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--exit-code", typed->exit_code, "Exit 1 when there are differences");
  app.add_flag("--summary", typed->summary, "Only how many records each rule gained, lost and changed");
  app.add_flag("--json", typed->json, "A JSON object a difference and line; the last one is the summary");
  declare_threads(app, typed->threads, "Threads; the output is the same for any number [all cores]");
  add_console_options(app, typed->console);
  return [typed] {
    Console console(typed->console);
    return run_diff(*typed, console);
  };
}

}  // namespace polex::cli

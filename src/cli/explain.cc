// Runs `polex explain`: what happened to a sentence, stage by stage; leaves the reasons to engine/explain.cc;
// tested by cases/cli.
#include "engine/explain.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/input_options.h"
#include "cli/pack_choice.h"
#include "io/interrupt.h"
#include "io/source.h"
#include "records/writer.h"
#include "text/utf8.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string article;
  std::vector<std::string> packs;
  std::string rule;
  std::optional<std::size_t> at;        // in code points
  std::optional<std::size_t> sentence;  // from 1
  std::string date;
  std::string format = "text";
  ConsoleOptions console;
};

// The one article of the input. `code`: what ends the command, or what it ends with.
std::optional<Article> read(const io::InputOptions& inputs, Console& console, ExitCode& code) {
  const auto source = io::open_inputs(inputs);
  std::optional<Article> article;
  bool lost = false;
  for (io::RawArticle raw; source->next(raw);) {
    io::Reading reading = io::read_article(std::move(raw), inputs);
    console.show(reading.findings);
    for (const Diagnostic& finding : reading.findings) lost = lost || finding.severity == Severity::error;
    if (article && reading.article) {
      code =
          fail(console, usage_fault("U033", "`" + inputs.paths.front() + "` holds more than one article",
                                    "Give one: jq -r 'select(.id == \"ID\").text' DUMP | polex explain -"));
      return {};
    }
    if (reading.article) article = std::move(reading.article);
    raw = {};
  }
  if (article && !lost) code = ExitCode::success;
  return article;
}

// The byte at which the code point `at` begins.
std::size_t byte_of(const std::string& text, std::size_t at) {
  std::size_t byte = 0;
  for (; at > 0 && byte < text.size(); --at) byte += text::decode(text, byte).length;
  return byte;
}

std::string without_breaks(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return text;
}

class Printer {
 public:
  Printer(const Article& article, bool color)
      : article_(article), offset_(article.text, text::OffsetUnit::codepoint), color_(color) {}

  // What concerns the article as a whole.
  void print(const engine::Story& story) const {
    const Document& document = story.document;
    fmt::print("{}  {}\n", bold("article"), document.title.empty() ? "(without a title)" : document.title);
    fmt::print("  date      {}\n",
               document.date.empty()
                   ? "none is told"
                   : fmt::format("{} ({})", document.date, records::date_from_name(document.date_from)));
    for (const TraceMention& mention : story.header) print(mention);
  }

  void print(const engine::SentenceStory& story) const {
    fmt::print("{}\n", bold(fmt::format("sentence {} [{}, {})", story.number, offset_(story.span.begin),
                                        offset_(story.span.end))));
    fmt::print("  text      {}\n  masked    {}\n", without_breaks(story.text), story.masked);
    for (const TraceMention& mention : story.mentions) print(mention);
    for (const engine::RuleStory& rule : story.rules) print(rule);
    for (const TraceEvent& event : story.modifiers)
      fmt::print("  modifier  {} changes {} at \"{}\"\n", event.rule, event.detail, slice(event.span));
    for (const engine::ResolutionStory& each : story.resolutions) {
      fmt::print("  resolved  {} \"{}\" -> {}\n", each.rule, shortened(slice(each.span)), each.outcome);
      std::string names;
      for (const std::string& name : each.candidates) names += (names.empty() ? "" : "; ") + name;
      if (!names.empty()) fmt::print("            named before: {}\n", names);
    }
  }

  [[nodiscard]] Json json(const Span& span) const {
    return {{"text", slice_exact(span)}, {"start", offset_(span.begin)}, {"end", offset_(span.end)}};
  }

 private:
  void print(const TraceMention& mention) const {
    fmt::print("  mention   {:9} \"{}\"  {}{}{}\n", mention.type, slice(mention.span),
               mention.rule.empty() ? "(an alias of the article's own)" : mention.rule,
               mention.resolved.empty() ? "" : " -> " + mention.resolved,
               mention.value.empty() ? "" : " = " + mention.value);
  }

  void print(const engine::RuleStory& rule) const {
    fmt::print("  {:9} {} ({})", rule.outcome, bold(rule.rule), rule.phase);
    for (const Span& span : rule.spans) fmt::print("  \"{}\"", shortened(slice(span)));
    fmt::print("\n");
    if (rule.near) {
      fmt::print("            pattern {} matches as far as {}\n", rule.near->pattern + 1, rule.near->matched);
      fmt::print("            at \"{}\"; then stands \"{}\"\n", rule.near_text, rule.next_text);
    }
    if (!rule.why.empty()) fmt::print("            {}\n", rule.why);
  }

  [[nodiscard]] std::string slice_exact(const Span& span) const {
    return article_.text.substr(span.begin, span.size());
  }
  [[nodiscard]] std::string slice(const Span& span) const { return without_breaks(slice_exact(span)); }
  static std::string shortened(std::string text) {
    constexpr std::size_t kMost = 70;
    if (text.size() <= kMost) return text;
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "...";
  }
  [[nodiscard]] std::string bold(const std::string& text) const {
    return color_ ? "\033[1m" + text + "\033[0m" : text;
  }

  const Article& article_;
  text::OffsetIndex offset_;
  bool color_;
};

Json as_json(const Printer& printer, const TraceMention& mention) {
  return {{"type", mention.type}, {"kind", mention.kind},         {"span", printer.json(mention.span)},
          {"rule", mention.rule}, {"resolved", mention.resolved}, {"value", mention.value}};
}

Json as_json(const Printer& printer, const engine::Story& story) {
  const Document& document = story.document;
  Json out = {{"article",
               {{"title", document.title},
                {"date", document.date.empty() ? Json() : Json(document.date)},
                {"date_from", records::date_from_name(document.date_from)},
                {"sentences", story.of},
                {"mentions", Json::array()}}}};
  for (const TraceMention& each : story.header) out["article"]["mentions"].push_back(as_json(printer, each));
  return out;
}

Json as_json(const Printer& printer, const engine::SentenceStory& story) {
  Json out = {{"sentence", story.number},   {"span", printer.json(story.span)}, {"words", story.words},
              {"masked", story.masked},     {"mentions", Json::array()},        {"rules", Json::array()},
              {"modifiers", Json::array()}, {"resolutions", Json::array()}};
  for (const TraceMention& each : story.mentions) out["mentions"].push_back(as_json(printer, each));
  for (const engine::RuleStory& each : story.rules) {
    Json rule = {{"rule", each.rule},
                 {"phase", each.phase},
                 {"outcome", each.outcome},
                 {"why", each.why},
                 {"spans", Json::array()}};
    for (const Span& span : each.spans) rule["spans"].push_back(printer.json(span));
    if (each.near)
      rule["near"] = {{"pattern", each.near->pattern + 1},
                      {"matched", each.near->matched},
                      {"at", each.near_text},
                      {"next", each.near->next},
                      {"found", each.next_text}};
    out["rules"].push_back(std::move(rule));
  }
  for (const TraceEvent& each : story.modifiers)
    out["modifiers"].push_back(
        {{"rule", each.rule}, {"changes", each.detail}, {"span", printer.json(each.span)}});
  for (const engine::ResolutionStory& each : story.resolutions)
    out["resolutions"].push_back({{"rule", each.rule},
                                  {"span", printer.json(each.span)},
                                  {"outcome", each.outcome},
                                  {"candidates", each.candidates}});
  return out;
}

Diagnostic nothing_there(const Article& article, std::size_t sentences) {
  const text::OffsetIndex offset(article.text, text::OffsetUnit::codepoint);
  return usage_fault(
      "U016", "no sentence stands there",
      fmt::format("The article has {} sentences, --sentence counts from 1, and {} code points, "
                  "--at counts from 0; header lines are no sentences.",
                  sentences, offset(article.text.size())));
}

ExitCode run_explain(const Options& options, Console& console) {
  const PackSet packs = load_typed(options.packs, RuleTests::skip_builtin);
  std::vector<Diagnostic> findings = packs.findings;
  const rules::RuleSet rule_set = rules::compile(packs, {}, findings);
  bool broken = false;
  for (const Diagnostic& finding : findings) {
    if (finding.severity != Severity::error) continue;
    console.show(finding);
    broken = true;
  }
  if (broken) return ExitCode::unusable;
  if (!options.rule.empty())
    if (const auto fault = unknown_rule(packs, {options.rule})) return fail(console, *fault);
  io::InputOptions inputs;
  inputs.paths = {options.article};
  if (const auto fault = resolve_date(options.date, inputs.date)) return fail(console, *fault);
  ExitCode code = ExitCode::incomplete;
  const std::optional<Article> article = read(inputs, console, code);
  if (!article) return code;
  engine::ExplainOptions asked;
  asked.rule = options.rule;
  asked.sentence = options.sentence;
  if (options.at) asked.at = byte_of(article->text, *options.at);
  const engine::Story story = engine::explain(rule_set, packs, *article, asked);
  const bool whole = !options.at && !options.sentence;
  if (story.sentences.empty() && !whole) return fail(console, nothing_there(*article, story.of));
  const Printer printer(*article, wants_color(options.console.color, STDOUT_FILENO));
  const auto print = [&](const auto& told) {
    if (options.format == "json")
      fmt::print("{}\n", as_json(printer, told).dump(-1, ' ', false, Json::error_handler_t::replace));
    else
      printer.print(told);
  };
  if (whole) print(story);
  for (const engine::SentenceStory& sentence : story.sentences) print(sentence);
  return code;
}

}  // namespace

Run add_explain(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("ARTICLE", options->article, "A file with one article, or - for stdin")->required();
  app.add_option("-p,--pack", options->packs, "Packs (default: policy-en)")->allow_extra_args(false);
  app.add_option("--rule", options->rule,
                 "Only this rule, matched or not (default: those that matched or nearly did)")
      ->type_name("ID");
  app.add_option("--at", options->at, "Only the sentence at this code point, from 0")
      ->check(at_least(0))
      ->type_name("OFFSET");
  app.add_option("--sentence", options->sentence, "Only the Nth sentence, from 1")
      ->check(at_least(1))
      ->type_name("N");
  app.add_option("--dct", options->date, "The article's date, where the text does not tell it")
      ->type_name("DATE");
  app.add_option("--format", options->format, "text, or json: an object for the article, then one a sentence")
      ->check(one_of({"text", "json"}))
      ->type_name("FORMAT");
  add_console_options(app, options->console);
  return [options] {
    Console console(options->console);
    return run_explain(*options, console);
  };
}

}  // namespace polex::cli

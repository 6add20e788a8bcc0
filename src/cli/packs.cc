// Runs `polex packs`: which packs there are, and what is in one; leaves loading to rules/; tested by
// cases/cli.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/pack_choice.h"
#include "cli/schema.h"
#include "io/output.h"
#include "rules/pack_files.h"
#include "rules/schema.h"
#include "rules/suggest.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

struct PacksOptions {
  std::string pack;
  std::string folder;
  std::string format = "text";
  ConsoleOptions console;
};

ExitCode print(const Json& json) {
  return print_all(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::vector<std::string> values(const std::vector<PackText>& texts) {
  std::vector<std::string> out;
  out.reserve(texts.size());
  for (const PackText& text : texts) out.push_back(text.value);
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::size_t tests_of(const Pack& pack) {
  std::size_t count = 0;
  for (const Rule& rule : pack.rules) count += rule.tests.size();
  return count;
}

// Name, version and the like: what list and show both tell.
Json head_of(const Pack& pack) {
  return {{"name", pack.name},         {"version", pack.version},
          {"language", pack.language}, {"description", pack.description},
          {"license", pack.license},   {"path", pack.path},
          {"sha256", pack.sha256},     {"imports", values(pack.imports)}};
}

ExitCode list(const PacksOptions& options) {
  const PackSet packs = load_packs(builtin_pack_names());
  Json all = Json::array();
  std::string text;
  for (const std::string& name : builtin_pack_names())
    for (const Pack& pack : packs.packs) {
      if (pack.path != "builtin:" + name) continue;
      Json told = head_of(pack);
      told["rules"] = pack.rules.size();
      told["lists"] = pack.lists.size();
      all.push_back(std::move(told));
      text += fmt::format("{:<12} {}  {}\n", pack.name, pack.version, pack.description);
    }
  return options.format == "json" ? print(all) : print_all(text);
}

std::string told_rules(const Pack& pack, RuleStage stage) {
  std::string text;
  for (const Rule& rule : pack.rules)
    if (rule.stage == stage) text += fmt::format("  {:<28} {}\n", rule.id, rule.why);
  return text.empty() ? text : fmt::format("\n{} rules\n{}", rules::stage_name(stage), text);
}

std::string told(const Pack& pack) {
  std::string text = fmt::format("{} {}: {}\n", pack.name, pack.version, pack.description);
  const auto line = [&text](const char* name, const std::string& value) {
    if (!value.empty()) text += fmt::format("  {:<9} {}\n", name, value);
  };
  line("path", pack.path);
  line("sha256", pack.sha256);
  line("language", pack.language);
  line("license", pack.license);
  line("imports", joined(values(pack.imports)));
  line("holds", fmt::format("{} rules with {} tests, {} lists, {} fragments", pack.rules.size(),
                            tests_of(pack), pack.lists.size(), pack.fragments.size()));
  for (const RuleStage stage : {RuleStage::mention, RuleStage::date, RuleStage::clause, RuleStage::modifier})
    text += told_rules(pack, stage);
  if (!pack.lists.empty()) text += "\nlists\n";
  for (const WordList& each : pack.lists)
    text += fmt::format("  {:<28} {:>5} entries{}\n", each.name, each.entries.size(),
                        each.why.empty() ? "" : ": " + each.why);
  if (!pack.fragments.empty()) text += "\nfragments\n";
  for (const Fragment& each : pack.fragments) text += "  " + each.name + "\n";
  return text;
}

Json as_json(const Rule& rule) {
  Json json = {{"id", rule.full_id()},
               {"stage", rules::stage_name(rule.stage)},
               {"why", rule.why},
               {"patterns", values(rule.patterns)},
               {"except", values(rule.except)},
               {"not_before", values(rule.not_before)},
               {"not_after", values(rule.not_after)},
               {"tests", rule.tests.size()},
               {"file", rule.place.file},
               {"line", rule.place.line}};
  for (const auto& [name, value] : rule.fields) json["fields"][name] = value.value;
  return json;
}

Json as_json(const Pack& pack) {
  Json json = head_of(pack);
  json["rules"] = Json::array();
  for (const Rule& rule : pack.rules) json["rules"].push_back(as_json(rule));
  json["lists"] = Json::array();
  for (const WordList& each : pack.lists)
    json["lists"].push_back({{"name", each.name}, {"why", each.why}, {"entries", each.entries.size()}});
  json["fragments"] = Json::array();
  for (const Fragment& each : pack.fragments)
    json["fragments"].push_back({{"name", each.name}, {"pattern", each.pattern.value}});
  return json;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

// The rule as it was written: from its table's head to the next table that is not its own.
std::string source_of(const PackSet& packs, const Rule& rule) {
  const auto found = packs.sources.find(rule.place.file);
  if (found == packs.sources.end() || rule.place.line == 0) return {};
  const std::vector<std::string> lines = lines_of(found->second);
  const std::string stage = rules::stage_name(rule.stage);
  std::size_t first = rule.place.line - 1;
  while (first > 0 && !lines[first].starts_with("[[" + stage + "]]")) --first;
  std::string text = lines[first];
  for (std::size_t at = first + 1; at < lines.size(); ++at) {
    if (lines[at].starts_with("[") && !lines[at].starts_with("[[" + stage + ".")) break;
    text += lines[at];
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

// `pack:rule`, with a pack that is built in or loaded by path.
ExitCode show_rule(const PacksOptions& options, const PackSet& packs, const std::string& name) {
  Console console({});
  if (const auto fault = unknown_rule(packs, {name})) return fail(console, *fault);
  for (const Pack& pack : packs.packs)
    for (const Rule& rule : pack.rules)
      if (rule.full_id() == name)
        return options.format == "json" ? print(as_json(rule)) : print_all(source_of(packs, rule));
  return ExitCode::unusable;
}

ExitCode show(const PacksOptions& options) {
  const std::vector<std::string> names = builtin_pack_names();
  const std::size_t colon = options.pack.find(':');
  const bool rule = colon != std::string::npos &&
                    std::find(names.begin(), names.end(), options.pack.substr(0, colon)) != names.end();
  const std::string wanted = rule ? options.pack.substr(0, colon) : options.pack;
  const PackSet packs = load_packs({wanted});
  Console console(options.console);
  for (const Diagnostic& finding : packs.findings)
    if (finding.severity == Severity::error) console.show(finding);
  if (packs.has_errors()) return ExitCode::unusable;
  if (rule) return show_rule(options, packs, options.pack);
  const Pack& pack = packs.packs.back();  // behind what it imports
  return options.format == "json" ? print(as_json(pack)) : print_all(told(pack));
}

// Writes a built-in pack's files into a new folder, where they are a pack to edit.
ExitCode copy(const PacksOptions& options) {
  Console console(options.console);
  const rules::PackFiles all(embedded_files());
  const std::vector<std::string> names = all.builtin_names();
  if (std::find(names.begin(), names.end(), options.pack) == names.end())
    return fail(console,
                usage_fault("U034", "no built-in pack is called `" + options.pack + "`",
                            rules::did_you_mean(options.pack, names, "It is " + rules::one_of(names) + ".")));
  std::error_code error;
  if (!std::filesystem::create_directory(options.folder, error))
    return fail(console, usage_fault("O001",
                                     "the folder `" + options.folder + "` cannot be created: " +
                                         (error ? error.message() : "it is there already"),
                                     "Name a new folder in one that is there."));
  std::vector<rules::PackFile> files = all.builtin_files(options.pack);
  files.push_back({"", "pack.schema.json", std::string(schema_of("pack"))});
  for (rules::PackFile& file : files) {
    constexpr std::string_view kSchema = "#:schema ../";
    if (file.content.starts_with(kSchema))
      file.content.erase(kSchema.size() - 3, 3);  // it lies beside it now
    const std::filesystem::path path = std::filesystem::path(options.folder) / file.relative;
    std::filesystem::create_directories(path.parent_path(), error);
    Result<io::Output> output = io::Output::open(path.string());
    if (!output) return fail(console, output.fault());
    (void)output->write(file.content);
    if (const auto fault = output->commit()) return fail(console, *fault);
  }
  console.say(fmt::format("polex: {} files of {} are in {}", files.size(), options.pack, options.folder));
  return ExitCode::success;
}

}  // namespace

Run add_packs(CLI::App& app) {
  const auto options = std::make_shared<PacksOptions>();
  app.require_subcommand(1);
  CLI::App* listing = app.add_subcommand("list", "List the packs that are built in");
  CLI::App* showing = app.add_subcommand("show", "Tell what a pack holds, or print one of its rules");
  showing
      ->add_option("PACK", options->pack,
                   "A built-in pack's name, a pack's file or folder, or PACK:RULE for a built-in pack's rule")
      ->required();
  for (CLI::App* each : {listing, showing}) {
    each->add_option("--format", options->format, "text or json")
        ->check(one_of({"text", "json"}))
        ->type_name("FORMAT")
        ->capture_default_str();
    add_console_options(*each, options->console);
  }
  CLI::App* copying =
      app.add_subcommand("copy", "Write a built-in pack's files into a new folder, to edit them");
  copying->add_option("PACK", options->pack, "A built-in pack's name")->required();
  copying->add_option("DIR", options->folder, "The folder, which is made")->required();
  add_console_options(*copying, options->console);
  return [options, listing, copying] {
    return listing->parsed() ? list(*options) : copying->parsed() ? copy(*options) : show(*options);
  };
}

}  // namespace polex::cli

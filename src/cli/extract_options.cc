// Turns what was typed behind `polex extract` into a plan; leaves the run to extract.cc; tested by cases/cli.
#include "cli/extract_options.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <thread>

#include "cli/choices.h"
#include "io/encoding.h"
#include "text/iso_date.h"

namespace polex::cli {
namespace {

const std::map<std::string, io::InputKind>& input_kinds() {
  static const std::map<std::string, io::InputKind> kinds = {
      {"auto", io::InputKind::automatic}, {"text", io::InputKind::text}, {"ndjson", io::InputKind::ndjson},
      {"json", io::InputKind::json},      {"csv", io::InputKind::csv},   {"tsv", io::InputKind::tsv},
      {"warc", io::InputKind::warc}};
  return kinds;
}

std::vector<std::string> names_of(const std::map<std::string, io::InputKind>& kinds) {
  std::vector<std::string> names;
  for (const auto& [name, kind] : kinds) names.push_back(name);
  return names;
}

void declare_inputs(CLI::App& app, ExtractTyped& typed) {
  app.add_option("INPUT", typed.inputs,
                 "Files, folders (read recursively), or - for stdin. Without any, stdin is read unless it is "
                 "a terminal");
  app.add_option("--files-from", typed.files_from,
                 "Read further input paths from FILE (- for stdin), one a line")
      ->type_name("FILE");
  app.add_flag("-0,--null", typed.null_separated, "The paths of --files-from end in NUL instead of newline");
  app.add_option(
         "--input", typed.input,
         "What the inputs hold: text, ndjson, json, csv, tsv, warc, or auto (found from their content). "
         "Archives (tar, zip) and compressions (gzip, xz, zstd, bzip2) are opened in any case")
      ->check(one_of(names_of(input_kinds())))
      ->type_name("KIND")
      ->capture_default_str();
  app.add_option("--include", typed.include, "Only files whose name matches GLOB, in folders; repeatable")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  app.add_option("--exclude", typed.exclude, "No files whose name matches GLOB, in folders; repeatable")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  const auto field = [&app](const char* flag, std::vector<std::string>& into, const char* help) {
    app.add_option(flag, into, help)->type_name("NAME")->delimiter(',')->allow_extra_args(false);
  };
  field("--text-field", typed.text_field,
        "A dump's field with the text [text,body,content]; a.b looks inside a");
  field("--id-field", typed.id_field, "A dump's field with the article's id [id]");
  field("--date-field", typed.date_field, "A dump's field with the article's date [date]");
  field("--title-field", typed.title_field, "A dump's field with the article's title [title]");
  app.add_option("-E,--encoding", typed.encoding,
                 "Encoding of the inputs, as iconv names it [byte order mark, UTF-8, else windows-1252]")
      ->type_name("NAME");
  app.add_option("--dct", typed.date, "Date of articles whose dump tells none")->type_name("DATE");
  app.add_option("--max-document-size", typed.max_document_size, "Longer articles are refused")
      ->type_name("SIZE")
      ->capture_default_str();
  app.add_option("--max-record-size", typed.max_record_size,
                 "Longer lines, rows and values of dumps are refused [four times --max-document-size]")
      ->type_name("SIZE");
  app.add_option("--max-steps", typed.max_steps,
                 "An article that takes more work is given up: bytes read and matches compared, not time, so "
                 "that every machine agrees")
      ->check(CLI::PositiveNumber.description(""))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-nesting", typed.max_nesting, "Archives and compressions in one another")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-expansion", typed.max_expansion, "Archives may unpack to so many times their size")
      ->check(CLI::PositiveNumber.description(""))
      ->type_name("N")
      ->capture_default_str();
}

void declare_rules(CLI::App& app, ExtractTyped& typed) {
  app.add_option("-p,--pack", typed.packs,
                 "A built-in pack's name, or a pack's file or folder; repeatable [policy-en]")
      ->type_name("PACK")
      ->allow_extra_args(false);
  app.add_option("--enable-rule", typed.enable_rule, "Run only the rules named; repeatable")
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--disable-rule", typed.disable_rule, "Leave out a rule; repeatable")
      ->type_name("RULE")
      ->allow_extra_args(false);
}

void declare_output(CLI::App& app, ExtractTyped& typed) {
  app.add_option("-o,--output", typed.output, "Write to FILE, whole or not at all")->type_name("FILE");
  app.add_option("--output-dir", typed.output_dir,
                 "Write shards, errors.ndjson and manifest.json into a new folder DIR, whole or not at all")
      ->type_name("DIR");
  app.add_flag("--resume", typed.resume, "Go on with a run into --output-dir that was stopped");
  app.add_option("--shard-size", typed.shard_size,
                 "A shard ends with the article that reaches this size, before compression")
      ->type_name("SIZE")
      ->capture_default_str();
  app.add_option("--compress", typed.compress, "Of shards: none, gzip or zstd")
      ->check(one_of({"none", "gzip", "zstd"}))
      ->type_name("KIND")
      ->capture_default_str();
  app.add_option("--format", typed.format,
                 "ndjson: a record a line; json: one array; csv: a table a kind of record")
      ->check(one_of({"ndjson", "json", "csv"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  app.add_option("--emit", typed.emit, "Kinds of records [document,body,statement,commitment]; also date")
      ->check(one_of({"document", "body", "statement", "commitment", "date"}))
      ->type_name("KINDS")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--offsets", typed.offsets, "Unit of start and end: byte, codepoint or utf16")
      ->check(one_of({"byte", "codepoint", "utf16"}))
      ->type_name("UNIT")
      ->capture_default_str();
  app.add_option("-j,--threads", typed.threads, "Threads; the output is the same for any number [all cores]")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1024}).description(""))
      ->type_name("N");
  app.add_flag("-e,--exit-status", typed.exit_status,
               "Exit 1 when there is no record besides the documents'");
  app.add_flag("--stats", typed.stats, "Tell counts and speed on stderr at the end");
  app.add_option("--stats-json", typed.stats_json, "Write counts and speed to FILE as JSON")
      ->type_name("FILE");
  app.add_option("--errors", typed.errors, "Write what could not be read to FILE, a line of JSON each")
      ->type_name("FILE");
}

// "64MiB", "10k", "123456"; 0 when it is none.
std::size_t size_of(const std::string& typed) {
  const std::size_t digits = std::min(typed.find_first_not_of("0123456789"), typed.size());
  if (digits == 0 || digits > 12) return 0;
  std::string unit = typed.substr(digits);
  std::transform(unit.begin(), unit.end(), unit.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  static const std::map<std::string, unsigned> shifts = {{"", 0},     {"b", 0},   {"k", 10},  {"kb", 10},
                                                         {"kib", 10}, {"m", 20},  {"mb", 20}, {"mib", 20},
                                                         {"g", 30},   {"gb", 30}, {"gib", 30}};
  const auto shift = shifts.find(unit);
  return shift == shifts.end()
             ? 0
             : static_cast<std::size_t>(std::stoull(typed.substr(0, digits))) << shift->second;
}

Diagnostic no_size(const std::string& option, const std::string& typed) {
  return usage_fault("U008", option + " is no size: `" + typed + "`",
                     "Give bytes, or a number with k, M or G.");
}

void override_names(std::vector<std::string>& names, const std::vector<std::string>& typed) {
  if (!typed.empty()) names = typed;
}

records::Emit emit_of(const std::vector<std::string>& typed) {
  if (typed.empty()) return {};
  const auto has = [&typed](const char* kind) {
    return std::find(typed.begin(), typed.end(), kind) != typed.end();
  };
  return {has("document"), has("body"), has("statement"), has("commitment"), has("date")};
}

text::OffsetUnit unit_of(const std::string& typed) {
  if (typed == "byte") return text::OffsetUnit::byte;
  return typed == "utf16" ? text::OffsetUnit::utf16 : text::OffsetUnit::codepoint;
}

std::optional<Diagnostic> resolve_inputs(const ExtractTyped& typed, io::InputOptions& inputs) {
  inputs.paths = typed.inputs;
  inputs.null_separated = typed.null_separated;
  inputs.kind = input_kinds().at(typed.input);
  inputs.include = typed.include;
  inputs.exclude = typed.exclude;
  inputs.encoding = typed.encoding;
  override_names(inputs.fields.text, typed.text_field);
  override_names(inputs.fields.id, typed.id_field);
  override_names(inputs.fields.date, typed.date_field);
  override_names(inputs.fields.title, typed.title_field);
  if (!typed.files_from.empty()) inputs.files_from = typed.files_from;
  if (typed.null_separated && !inputs.files_from)
    return usage_fault("U004", "--null says how --files-from is written, which is not given",
                       "Leave it out, or add --files-from.");
  const auto dashes =
      std::count(inputs.paths.begin(), inputs.paths.end(), "-") + (typed.files_from == "-" ? 1 : 0);
  if (dashes > 1) return usage_fault("U004", "stdin can be read once only", "Give - in one place.");
  if (inputs.paths.empty() && !inputs.files_from) {
    if (::isatty(STDIN_FILENO) == 1)
      return usage_fault("U005", "no input is given", "Name files or folders, or - for stdin.");
    inputs.paths = {"-"};
  }
  if (!typed.encoding.empty() && !io::is_known_encoding(typed.encoding))
    return usage_fault("U006", "there is no encoding `" + typed.encoding + "`",
                       "`iconv -l` lists those of this machine.");
  if (!typed.date.empty()) {
    const std::optional<std::string> date = text::to_iso_date(typed.date);
    if (!date)
      return usage_fault("U007", "--dct is no date: `" + typed.date + "`",
                         "Give it as YYYY-MM-DD, YYYY-MM or YYYY.");
    inputs.date = *date;
  }
  inputs.limits.document_size = size_of(typed.max_document_size);
  inputs.limits.nesting = typed.max_nesting;
  inputs.limits.expansion = typed.max_expansion;
  inputs.limits.record_size = size_of(typed.max_record_size);
  if (inputs.limits.document_size == 0) return no_size("--max-document-size", typed.max_document_size);
  if (inputs.limits.record_size == 0 && !typed.max_record_size.empty())
    return no_size("--max-record-size", typed.max_record_size);
  return {};
}

bool is_one_kind(const records::Emit& emit) {
  return emit.document + emit.body + emit.statement + emit.commitment + emit.date == 1;
}

// What cannot go together.
std::optional<Diagnostic> check_output(const ExtractTyped& typed, const ExtractPlan& plan) {
  const bool into_folder = !typed.output_dir.empty();
  if (!into_folder && (typed.resume || typed.compress != "none"))
    return usage_fault("U020", "--resume and --compress concern --output-dir, which is not given",
                       "Add --output-dir DIR.");
  if (into_folder && typed.output != "-")
    return usage_fault("U020", "--output and --output-dir are two places", "Give one of them.");
  if (into_folder && !typed.errors.empty())
    return usage_fault("U020", "with --output-dir losses stand in DIR/errors.ndjson", "Leave out --errors.");
  if (into_folder && plan.format == Format::json)
    return usage_fault("U020", "shards are NDJSON or CSV", "Leave out --format json.");
  if (!into_folder && plan.format == Format::csv && !is_one_kind(plan.records.emit))
    return usage_fault("U021", "one CSV table holds one kind of record",
                       "Name it, as in --emit commitment, or give --output-dir for a table a kind.");
  if (into_folder && plan.shard_size == 0) return no_size("--shard-size", typed.shard_size);
  return {};
}

io::Compression compression_of(const std::string& typed) {
  if (typed == "gzip") return io::Compression::gzip;
  return typed == "zstd" ? io::Compression::zstd : io::Compression::none;
}

Format format_of(const std::string& typed) {
  if (typed == "json") return Format::json;
  return typed == "csv" ? Format::csv : Format::ndjson;
}

}  // namespace

void declare_extract(CLI::App& app, ExtractTyped& typed) {
  declare_inputs(app, typed);
  declare_rules(app, typed);
  declare_output(app, typed);
  add_console_options(app, typed.console);
}

Result<ExtractPlan> resolve_extract(const ExtractTyped& typed) {
  ExtractPlan plan;
  if (std::optional<Diagnostic> fault = resolve_inputs(typed, plan.inputs)) return *std::move(fault);
  plan.packs = typed.packs.empty() ? std::vector<std::string>{"policy-en"} : typed.packs;
  plan.rules = {typed.enable_rule, typed.disable_rule, typed.max_steps};
  plan.records.emit = emit_of(typed.emit);
  plan.records.unit = unit_of(typed.offsets);
  plan.output = typed.output;
  plan.output_dir = typed.output_dir;
  plan.resume = typed.resume;
  plan.shard_size = size_of(typed.shard_size);
  plan.compression = compression_of(typed.compress);
  plan.format = format_of(typed.format);
  if (std::optional<Diagnostic> fault = check_output(typed, plan)) return *std::move(fault);
  plan.threads = typed.threads > 0 ? typed.threads : std::max(1U, std::thread::hardware_concurrency());
  plan.exit_status = typed.exit_status;
  plan.stats = typed.stats;
  plan.stats_json = typed.stats_json;
  plan.errors = typed.errors;
  plan.console = typed.console;
  return plan;
}

}  // namespace polex::cli

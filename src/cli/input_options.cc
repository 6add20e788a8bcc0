// Turns what was typed of inputs into io's options; leaves opening them to io/; tested by cases/cli.
#include "cli/input_options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "cli/choices.h"
#include "cli/console.h"
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
  names.reserve(kinds.size());
  for (const auto& [name, kind] : kinds) names.push_back(name);
  return names;
}

void override_names(std::vector<std::string>& names, const std::vector<std::string>& typed) {
  if (!typed.empty()) names = typed;
}

}  // namespace

const std::string& name_of(io::InputKind kind) {
  return std::find_if(input_kinds().begin(), input_kinds().end(),
                      [kind](const auto& each) { return each.second == kind; })
      ->first;
}

void declare_inputs(CLI::App& app, InputsTyped& typed) {
  app.add_option("INPUT", typed.paths,
                 "Files, folders (read recursively), or - for stdin. Without any, stdin is read unless it is "
                 "a terminal");
  app.add_option("--files-from", typed.files_from,
                 "Read further input paths from FILE (- for stdin), one a line")
      ->type_name("FILE");
  app.add_flag("-0,--null", typed.null_separated, "The paths of --files-from end in NUL instead of newline");
  app.add_option(
         "--input", typed.kind,
         "What the inputs hold: text, ndjson, json, csv, tsv, warc, or auto (found from their content). "
         "Archives (tar, zip) and compressions (gzip, xz, zstd, bzip2) are opened in any case")
      ->check(one_of(names_of(input_kinds())))
      ->type_name("KIND")
      ->capture_default_str();
  app.add_option(
         "--include", typed.include,
         "Only files whose name matches GLOB, in folders and archives; with a / it is held against the path "
         "below the folder given; repeatable")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  app.add_option("--exclude", typed.exclude, "No files that GLOB matches, in the same way; repeatable")
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
      ->check(at_least(1))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-nesting", typed.max_nesting, "Archives and compressions in one another")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--max-expansion", typed.max_expansion,
                 "Archives and compressions may unpack to so many times their size; to 64 MiB in any case")
      ->check(at_least(1))
      ->type_name("N")
      ->capture_default_str();
}

std::optional<Diagnostic> resolve_inputs(const InputsTyped& typed, io::InputOptions& inputs) {
  inputs.paths = typed.paths;
  inputs.null_separated = typed.null_separated;
  inputs.kind = input_kinds().at(typed.kind);
  inputs.include = typed.include;
  inputs.exclude = typed.exclude;
  inputs.globs_matched = std::make_shared<std::set<std::string>>();
  inputs.encoding = typed.encoding;
  inputs.seen = std::make_shared<io::FieldsSeen>();
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
  if (std::optional<Diagnostic> fault = resolve_date(typed.date, inputs.date)) return fault;
  inputs.limits.document_size = size_of(typed.max_document_size);
  inputs.limits.nesting = typed.max_nesting;
  inputs.limits.expansion = typed.max_expansion;
  inputs.limits.record_size = size_of(typed.max_record_size);
  if (inputs.limits.document_size == 0) return no_size("--max-document-size", typed.max_document_size);
  if (inputs.limits.record_size == 0 && !typed.max_record_size.empty())
    return no_size("--max-record-size", typed.max_record_size);
  return {};
}

std::optional<Diagnostic> resolve_date(const std::string& typed, std::string& date) {
  if (typed.empty()) return {};
  const std::optional<std::string> iso = text::to_iso_date(typed);
  if (iso != typed)  // what dumps write otherwise is guessed at; what is typed need not be
    return usage_fault("U007", "--dct is no date: `" + typed + "`",
                       "Give it as YYYY-MM-DD, YYYY-MM or YYYY.");
  date = *iso;
  return {};
}

std::size_t size_of_inputs(const io::InputOptions& inputs) {
  std::size_t total = 0;
  for (const std::string& path : inputs.paths) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return 0;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    total += error ? 0 : static_cast<std::size_t>(size);
  }
  return inputs.files_from ? 0 : total;
}

void declare_threads(CLI::App& app, std::size_t& threads, const char* help) {
  app.add_option("-j,--threads", threads, help)
      ->check(CLI::Range(std::size_t{0}, std::size_t{1024}).description(""))
      ->type_name("N");
}

std::size_t threads_of(std::size_t typed) {
  return typed > 0 ? typed : std::max(1U, std::thread::hardware_concurrency());
}

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

}  // namespace polex::cli

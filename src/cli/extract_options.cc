// Turns what was typed behind `polex extract` into a plan; leaves the run to extract.cc; tested by cases/cli.
#include "cli/extract_options.h"

#include <algorithm>
#include <filesystem>

#include "cli/choices.h"
#include "io/output.h"
#include "io/walk.h"

namespace polex::cli {
namespace {

constexpr const char* kShardSize = "256MiB";

void declare_rules(CLI::App& app, ExtractTyped& typed) {
  app.add_option("-p,--pack", typed.packs,
                 "A built-in pack's name, or a pack's file or folder; repeatable [policy-en]")
      ->type_name("PACK")
      ->allow_extra_args(false);
  app.add_option("--enable-rule", typed.enable_rule, "Of the clause rules run only those named; repeatable")
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
      ->default_str(kShardSize);
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
  declare_threads(app, typed.threads, "Threads; the output is the same for any number [all cores]");
  app.add_flag("-e,--exit-status", typed.exit_status,
               "Exit 1 when there is no record besides the documents'");
  app.add_flag("--stats", typed.stats, "Tell counts and speed on stderr at the end");
  app.add_option("--stats-json", typed.stats_json, "Write counts and speed to FILE as JSON")
      ->type_name("FILE");
  app.add_option("--errors", typed.errors, "Write what could not be read to FILE, a line of JSON each")
      ->type_name("FILE");
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

bool is_one_kind(const records::Emit& emit) {
  return emit.document + emit.body + emit.statement + emit.commitment + emit.date == 1;
}

// What cannot go together.
std::optional<Diagnostic> check_output(const ExtractTyped& typed, const ExtractPlan& plan) {
  const bool into_folder = !typed.output_dir.empty();
  if (!into_folder && (typed.resume || typed.compress != "none" || !typed.shard_size.empty()))
    return usage_fault("U020",
                       "--resume, --compress and --shard-size concern --output-dir, which is not given",
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

// `-o X X` would replace what it reads, as `cp X X` would.
std::optional<Diagnostic> check_inputs(const ExtractPlan& plan) {
  std::vector<std::string> inputs = plan.inputs.paths;
  if (plan.inputs.files_from) inputs.push_back(*plan.inputs.files_from);
  for (const std::string& output : {plan.output, plan.errors, plan.stats_json})
    for (const std::string& input : inputs) {
      std::error_code error;
      if (input == "-" || !std::filesystem::is_regular_file(output, error)) continue;
      if (std::filesystem::equivalent(input, output, error))
        return usage_fault("U022", "`" + output + "` is an input and an output of this run",
                           "Write to another file; this one would be replaced.");
    }
  return {};
}

// The files and folders that the run writes, finished and unfinished.
std::vector<std::string> outputs_of(const ExtractPlan& plan) {
  std::vector<std::string> outputs;
  for (const std::string& file : {plan.output, plan.errors, plan.stats_json}) {
    if (file.empty() || file == "-") continue;
    outputs.push_back(io::resolved_path(file));
    outputs.push_back(io::Output::temporary_of(outputs.back()));
  }
  if (plan.output_dir.empty()) return outputs;
  outputs.push_back(io::resolved_path(plan.output_dir));
  outputs.push_back(outputs.back() + ".partial");
  return outputs;
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
  declare_inputs(app, typed.inputs);
  declare_rules(app, typed);
  declare_output(app, typed);
  add_console_options(app, typed.console);
}

Result<ExtractPlan> resolve_extract(const ExtractTyped& typed) {
  ExtractPlan plan;
  if (std::optional<Diagnostic> fault = resolve_inputs(typed.inputs, plan.inputs)) return *std::move(fault);
  plan.packs = typed.packs.empty() ? std::vector<std::string>{"policy-en"} : typed.packs;
  plan.rules = {typed.enable_rule, typed.disable_rule, typed.inputs.max_steps};
  plan.records.emit = emit_of(typed.emit);
  plan.records.unit = unit_of(typed.offsets);
  plan.output = typed.output;
  plan.output_dir = typed.output_dir;
  plan.resume = typed.resume;
  plan.shard_size = size_of(typed.shard_size.empty() ? kShardSize : typed.shard_size);
  plan.compression = compression_of(typed.compress);
  plan.format = format_of(typed.format);
  if (std::optional<Diagnostic> fault = check_output(typed, plan)) return *std::move(fault);
  plan.threads = threads_of(typed.threads);
  plan.exit_status = typed.exit_status;
  plan.stats = typed.stats;
  plan.stats_json = typed.stats_json;
  plan.errors = typed.errors;
  plan.console = typed.console;
  plan.inputs.left_out = outputs_of(plan);
  if (std::optional<Diagnostic> fault = check_inputs(plan)) return *std::move(fault);
  return plan;
}

}  // namespace polex::cli

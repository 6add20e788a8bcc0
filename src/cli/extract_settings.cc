// Turns a plan into the line of JSON that a resumed run must repeat; leaves the options to
// extract_options.cc; tested by cases/cli.
#include <array>
#include <nlohmann/json.hpp>

#include "cli/extract_options.h"
#include "io/csv_rows.h"
#include "polex_version.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* word_of(io::Compression compression) {
  if (compression == io::Compression::none) return "none";
  return compression == io::Compression::gzip ? "gzip" : "zstd";
}

Json inputs_json(const io::InputOptions& inputs) {
  return {{"paths", inputs.paths},
          {"files_from", inputs.files_from.value_or("")},
          {"kind", name_of(inputs.kind)},
          {"include", inputs.include},
          {"exclude", inputs.exclude},
          {"text_field", inputs.fields.text},
          {"id_field", inputs.fields.id},
          {"date_field", inputs.fields.date},
          {"title_field", inputs.fields.title},
          {"encoding", inputs.encoding},
          {"dct", inputs.date},
          {"max_document_size", inputs.limits.document_size},
          {"max_record_size", inputs.limits.record()},
          {"max_nesting", inputs.limits.nesting},
          {"max_expansion", inputs.limits.expansion}};
}

}  // namespace

std::string settings_of(const ExtractPlan& plan) {
  const records::Emit& emit = plan.records.emit;
  Json kinds = Json::array();
  const std::array wanted = {emit.document, emit.body, emit.statement, emit.commitment, emit.date};
  for (std::size_t kind = 0; kind < wanted.size(); ++kind)
    if (wanted[kind]) kinds.push_back(io::kRecordKinds[kind]);
  const Json settings = {{"polex", kVersion},
                         {"packs", Json::parse(plan.records.packs)},
                         {"enable_rule", plan.rules.enabled},
                         {"disable_rule", plan.rules.disabled},
                         {"max_steps", plan.rules.max_steps},
                         {"format", plan.format == Format::csv ? "csv" : "ndjson"},
                         {"emit", std::move(kinds)},
                         {"offsets", records::unit_name(plan.records.unit)},
                         {"compress", word_of(plan.compression)},
                         {"shard_size", plan.shard_size},
                         {"inputs", inputs_json(plan.inputs)}};
  return settings.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace polex::cli

// Runs `polex schema`: prints a JSON Schema that is embedded, and reads the records' one for other commands;
// tested by schemas_test.cc and cases/cli.
#include "cli/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "polex/pack.h"

namespace polex::cli {
namespace {

using Json = nlohmann::ordered_json;

// Adds the properties of a schema and of what it refers to, under `above`.
void collect(const Json& schema, const Json& definitions, const std::string& above,
             std::vector<std::string>& fields) {
  if (const auto to = schema.find("$ref"); to != schema.end()) {
    const std::string path = to->get<std::string>();
    collect(definitions.at(path.substr(path.rfind('/') + 1)), definitions, above, fields);
  }
  if (const auto items = schema.find("items"); items != schema.end())
    collect(*items, definitions, above, fields);
  if (const auto choices = schema.find("anyOf"); choices != schema.end())
    for (const Json& choice : *choices) collect(choice, definitions, above, fields);
  if (const auto inner = schema.find("properties"); inner != schema.end())
    for (const auto& [name, property] : inner->items()) {
      const std::string field = above.empty() ? name : fmt::format("{}.{}", above, name);
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
      collect(property, definitions, field, fields);
    }
}

}  // namespace

const std::vector<std::string>& schema_names() {
  static const std::vector<std::string> names = {"record", "pack", "diff", "stats", "errors"};
  return names;
}

std::string_view schema_of(std::string_view name) {
  const std::vector<EmbeddedFile>& files = embedded_files();
  return std::find_if(
             files.begin(), files.end(),
             [&](const EmbeddedFile& file) { return file.path == std::string(name) + ".schema.json"; })
      ->content;
}

std::vector<std::string> record_fields() {
  const Json definitions = Json::parse(schema_of("record")).at("$defs");
  std::vector<std::string> fields;
  for (const char* kind : {"body", "statement", "commitment", "date"})
    collect(definitions.at(kind), definitions, "", fields);
  return fields;
}

Run add_schema(CLI::App& app) {
  const auto what = std::make_shared<std::string>();
  app.add_option(
         "WHAT", *what,
         "record: a line that extract writes; pack: a file of a pack; diff: a line of diff --json; stats: "
         "what stats --json prints; errors: a line of --errors and errors.ndjson")
      ->required()
      ->check(one_of(schema_names()));
  return [what] { return print_all(schema_of(*what)); };
}

}  // namespace polex::cli

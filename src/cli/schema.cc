// Runs `polex schema`: prints a JSON Schema that is embedded; tested by schemas_test.cc and cases/cli.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/choices.h"
#include "cli/command.h"
#include "cli/console.h"
#include "polex/pack.h"

namespace polex::cli {
namespace {

std::string_view schema_of(const std::string& what) {
  const std::vector<EmbeddedFile>& files = embedded_files();
  return std::find_if(files.begin(), files.end(),
                      [&](const EmbeddedFile& file) { return file.path == what + ".schema.json"; })
      ->content;
}

}  // namespace

Run add_schema(CLI::App& app) {
  const auto what = std::make_shared<std::string>();
  app.add_option("WHAT", *what, "record: a line that extract writes; pack: a file of a pack")
      ->required()
      ->check(one_of({"record", "pack"}));
  return [what] { return print_all(schema_of(*what)); };
}

}  // namespace polex::cli

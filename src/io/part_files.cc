// Turns the folder of an interrupted run into a fault where a shard in it is not what its journal tells;
// leaves cutting the shard at hand to append_file.cc; tested by shards_test.cc.
#include "io/part_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "io/manifest.h"
#include "io/path_fault.h"

namespace polex::io {
namespace {

namespace fs = std::filesystem;

Diagnostic damaged(const std::string& folder, const std::string& name, const char* what) {
  return path_fault("O006", fmt::format("{}/{}", folder, name),
                    fmt::format("the interrupted run cannot be resumed: {}", what),
                    fmt::format("Remove the folder {}, and start again.", folder));
}

bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// An entry begins with its file's name, see manifest_entry().
bool tells_of(const std::vector<std::string>& journal, const std::vector<std::string>& names) {
  return std::equal(journal.begin(), journal.end(), names.begin(), names.end(),
                    [](const std::string& line, const std::string& name) {
                      return line.starts_with(fmt::format(R"({{"file":"{}",)", name));
                    });
}

// The first in the order of names, so that every machine tells the same; empty: there is none.
std::string unknown_part(const std::string& folder, const PartFiles& files) {
  std::string first;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("part-") || is_among(files.finished, name) || is_among(files.at_hand, name))
      continue;
    if (first.empty() || name < first) first = name;
  }
  return first;
}

}  // namespace

std::optional<Diagnostic> check_part_files(const std::string& folder, const PartFiles& files) {
  if (!tells_of(files.journal, files.finished))
    return damaged(folder, "journal", "this list of its finished files is damaged");
  if (const std::string name = changed_file(folder, files.journal); !name.empty()) {
    std::error_code error;
    return damaged(folder, name,
                   fs::exists(fmt::format("{}/{}", folder, name), error)
                       ? "this finished file is no longer what was written"
                       : "this finished file is missing");
  }
  if (const std::string name = unknown_part(folder, files); !name.empty())
    return damaged(folder, name, "it did not write this file");
  return {};
}

}  // namespace polex::io

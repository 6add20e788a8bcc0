// manifest.json: what a run into a folder has written, from what, and with which settings.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/tally.h"
#include "polex/result.h"

namespace polex::io {

struct Manifest {
  std::string settings;  // an object of JSON: all that decides the bytes of the output, inputs apart
  Tally total;
  std::map<std::string, std::size_t> findings;  // by code
  std::string inputs_sha256;                    // over every article and loss
  std::vector<std::string> files;               // an object of JSON each
};

// An entry of `files` for folder/name as it stands on the disk; `counts` (`,"documents":2`) are added to it.
[[nodiscard]] Result<std::string> manifest_entry(const std::string& folder, const std::string& name,
                                                 const std::string& counts);

// Written whole or not at all. O002.
[[nodiscard]] std::optional<Diagnostic> write_manifest(const std::string& path, const Manifest& manifest);

// Of documents, losses, records, hash, settings and files; null: no manifest is there, or a damaged one.
[[nodiscard]] std::optional<Manifest> read_manifest(const std::string& path);

// The name of the first of `files`, a manifest's, that is not in the folder as it was written; empty: all
// are.
[[nodiscard]] std::string changed_file(const std::string& folder, const std::vector<std::string>& files);

// The names of the settings that the two differ in, joined: "emit, inputs.text_field".
[[nodiscard]] std::string differing_settings(std::string_view before, std::string_view now);

}  // namespace polex::io

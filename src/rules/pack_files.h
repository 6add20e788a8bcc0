// Where packs lie: on the disk or in the binary.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"
#include "polex/result.h"

namespace polex::rules {

struct PackFile {
  std::string path;      // as diagnostics show it: "mine/pack.toml", "builtin:policy-en/pack.toml"
  std::string relative;  // to the pack's folder: "pack.toml"
  std::string content;
};

// A pack before it is read. `identity` is equal for two ways to name the same one.
struct PackSource {
  std::string path;  // the file or folder as given, or "builtin:NAME"
  std::string identity;
  std::string folder;  // beside which list files and imports are looked up
  bool builtin = false;
};

class PackFiles {
 public:
  explicit PackFiles(const std::vector<EmbeddedFile>& embedded) : embedded_(embedded) {}

  // A built-in pack, a file or a folder; a relative path is looked up in `folder` ("" is the working
  // directory). nullopt when there is neither. A name without '/' that a built-in pack has means that one:
  // write ./NAME for the file.
  [[nodiscard]] std::optional<PackSource> find(const std::string& wanted, const std::string& folder,
                                               bool builtin_only) const;
  // The pack's .toml files in name order; a file that cannot be read becomes a fault among `faults`.
  [[nodiscard]] std::vector<PackFile> toml_files(const PackSource& source,
                                                 std::vector<Diagnostic>& faults) const;
  // A file beside the pack (a word list).
  [[nodiscard]] Result<PackFile> read_beside(const PackSource& source, const std::string& relative) const;

  // The names of the built-in packs, in order.
  [[nodiscard]] std::vector<std::string> builtin_names() const;
  // All of a built-in pack, lists too.
  [[nodiscard]] std::vector<PackFile> builtin_files(const std::string& name) const;

 private:
  const std::vector<EmbeddedFile>& embedded_;
};

}  // namespace polex::rules

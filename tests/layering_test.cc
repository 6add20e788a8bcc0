// Reads the includes of src/ and include/: a room includes only itself and rooms before it, and each library
// of others has one address.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "given.h"

namespace fs = std::filesystem;

namespace polex {
namespace {

constexpr std::array<std::string_view, 6> kRooms = {"text", "rules", "engine", "records", "io", "cli"};

// Where a header of others may stand: a folder of src/, or one file. fmt may stand anywhere: it only writes
// numbers and words into strings.
struct Address {
  const char* header;  // begins so
  std::vector<std::string> allowed;
};

const std::vector<Address>& addresses() {
  static const std::vector<Address> all = {
      {"re2/", {"src/rules/", "src/engine/"}},
      {"toml++/", {"src/rules/toml_reader.cc"}},
      {"CLI/", {"src/cli/"}},
      {"archive", {"src/io/read_archive.cc", "src/io/compress.cc"}},
      {"iconv.h", {"src/io/converter.cc"}},
      {"nettle/", {"src/text/"}},
      {"nlohmann/",
       {"src/cli/", "src/records/gold_check",
        "src/records/score_reader.cc"}},  // reports, gold files, configuration; never where articles pass
      {"simdjson", {"src/io/"}},
      {"fmt/", {"src/"}},
  };
  return all;
}

// Headers of the standard library and of POSIX have no folder, but for these.
bool is_system(const std::string& header) {
  return header.find('/') == std::string::npos || header.starts_with("sys/");
}

struct Include {
  std::string file;    // from the source folder: "src/text/utf8.cc"
  std::string header;  // as written between the marks
  bool own = false;    // in quotation marks
};

std::vector<Include> includes_of(const fs::path& root) {
  std::vector<Include> all;
  for (const char* top : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string suffix = entry.path().extension().string();
      if (suffix != ".cc" && suffix != ".h") continue;
      std::istringstream lines(given::content(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include ") || line.size() < 11) continue;
        const std::size_t end = line.find_first_of("\">", 10);
        all.push_back({fs::relative(entry.path(), root).string(), line.substr(10, end - 10), line[9] == '"'});
      }
    }
  return all;
}

std::size_t room_of(std::string_view path) {
  const std::string_view room = path.substr(0, path.find('/'));
  return static_cast<std::size_t>(std::find(kRooms.begin(), kRooms.end(), room) - kRooms.begin());
}

bool looks_up(const Include& include) {
  if (include.header.starts_with("polex/") || include.header.find('/') == std::string::npos) return false;
  if (!include.file.starts_with("src/")) return true;  // a public header includes public ones only
  return room_of(include.header) > room_of(std::string_view(include.file).substr(4));
}

bool stands_elsewhere(const Include& include) {
  for (const Address& address : addresses())
    if (include.header.starts_with(address.header))
      return std::none_of(address.allowed.begin(), address.allowed.end(),
                          [&](const std::string& place) { return include.file.starts_with(place); });
  return !is_system(include.header);  // a library without an address
}

}  // namespace

TEST_CASE("a room includes only rooms before it", "[layering]") {
  const std::vector<Include> includes = includes_of(POLEX_SOURCE_DIR);
  REQUIRE(includes.size() > 100);
  for (const Include& include : includes) {
    INFO(include.file << " includes " << include.header);
    CHECK_FALSE((include.own && looks_up(include)));
  }
}

TEST_CASE("a library of others stands at its address only", "[layering]") {
  for (const Include& include : includes_of(POLEX_SOURCE_DIR)) {
    INFO(include.file << " includes " << include.header);
    CHECK_FALSE((!include.own && stands_elsewhere(include)));
  }
}

TEST_CASE("the layering test sees what it forbids", "[layering]") {
  CHECK(looks_up({"src/text/utf8.cc", "engine/dates.h", true}));
  CHECK(looks_up({"src/records/writer.cc", "io/source.h", true}));
  CHECK(looks_up({"include/polex/span.h", "text/utf8.h", true}));
  CHECK_FALSE(looks_up({"src/engine/dates.cc", "text/utf8.h", true}));
  CHECK_FALSE(looks_up({"src/engine/dates.cc", "polex/span.h", true}));
  CHECK(stands_elsewhere({"src/io/walk.cc", "re2/re2.h", false}));
  CHECK(stands_elsewhere({"src/rules/pack_reader.cc", "toml++/toml.h", false}));
  CHECK(stands_elsewhere({"src/text/fold.cc", "unicode/uchar.h", false}));
  CHECK_FALSE(stands_elsewhere({"src/rules/toml_reader.cc", "toml++/toml.h", false}));
  CHECK_FALSE(stands_elsewhere({"src/io/walk.cc", "sys/stat.h", false}));
}

}  // namespace polex

// Reads the includes and cards of src/ and include/: a room includes only itself and rooms before it, each
// library of others has one address, and the tests that a card names are there.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
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
      {"zlib.h", {"src/io/decoders.cc"}},
      {"lzma.h", {"src/io/decoders.cc"}},
      {"bzlib.h", {"src/io/decoders.cc"}},
      {"zstd", {"src/io/decoders.cc"}},
      {"iconv.h", {"src/io/converter.cc"}},
      {"nettle/", {"src/text/"}},
      {"nlohmann/",
       {"src/cli/", "src/records/gold_check", "src/records/record_check",
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

// Sources and headers, from the source folder.
std::vector<std::string> files_of(const fs::path& root) {
  std::vector<std::string> all;
  for (const char* top : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator(root / top))
      if (entry.path().extension() == ".cc" || entry.path().extension() == ".h")
        all.push_back(fs::relative(entry.path(), root).string());
  return all;
}

std::vector<Include> includes_of(const fs::path& root) {
  std::vector<Include> all;
  for (const std::string& file : files_of(root)) {
    std::istringstream lines(given::content(root / file));
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("#include ") || line.size() < 11) continue;
      const std::size_t end = line.find_first_of("\">", 10);
      all.push_back({file, line.substr(10, end - 10), line[9] == '"'});
    }
  }
  return all;
}

// The comment that a file opens with, in one line.
std::string card_of(const std::string& source) {
  std::istringstream lines(source);
  std::string card;
  for (std::string line; std::getline(lines, line) && line.starts_with("//");) card += line.substr(2);
  return card;
}

// The tests that a card names: "tests/x_test.cc", "tests/cases/cli/stats*".
std::vector<std::string> tests_named_in(const std::string& card) {
  static const std::regex files(R"re(\w+(?:_test\.cc|\.py)\b)re");
  static const std::regex cases(R"re(cases/cli \(([^)]*)\))re");
  static const std::regex words(R"re([^, ]+)re");
  std::vector<std::string> named;
  const auto all = [](const std::string& text, const std::regex& what) {
    return std::vector<std::smatch>(std::sregex_iterator(text.begin(), text.end(), what), {});
  };
  for (const std::smatch& file : all(card, files)) named.push_back("tests/" + file.str());
  for (const std::smatch& list : all(card, cases)) {
    const std::string inside = list[1];
    for (const std::smatch& word : all(inside, words)) named.push_back("tests/cases/cli/" + word.str());
  }
  return named;
}

// A name that ends in * stands for all that begin so.
bool is_there(const fs::path& root, const std::string& name) {
  if (!name.ends_with('*')) return fs::exists(root / name);
  const fs::path begin = root / name.substr(0, name.size() - 1);
  const fs::directory_iterator all(begin.parent_path());
  return std::any_of(fs::begin(all), fs::end(all), [&](const fs::directory_entry& entry) {
    return entry.path().string().starts_with(begin.string());
  });
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

TEST_CASE("the tests that a card names are there", "[layering]") {
  const fs::path root = POLEX_SOURCE_DIR;
  for (const std::string& file : files_of(root))
    for (const std::string& name : tests_named_in(card_of(given::content(root / file)))) {
      INFO(file << " says that it is tested by " << name);
      CHECK(is_there(root, name));
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
  CHECK(tests_named_in(card_of("// X. Tested by\n// a_test.cc and cases/cli (b-*, c).\nint d_test.cc")) ==
        std::vector<std::string>{"tests/a_test.cc", "tests/cases/cli/b-*", "tests/cases/cli/c"});
  CHECK_FALSE(is_there(POLEX_SOURCE_DIR, "tests/nowhere_test.cc"));
  CHECK_FALSE(is_there(POLEX_SOURCE_DIR, "tests/cases/cli/nothing-is-called-so*"));
}

}  // namespace polex

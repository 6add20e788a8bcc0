// Shards, stopped anywhere and taken up again: the bytes are those of a run without a stop.
#include "io/shards.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "given.h"
#include "io/readers.h"

namespace fs = std::filesystem;

namespace polex::io {
namespace {

constexpr std::size_t kItems = 400;

std::string text_of(std::size_t number) {
  return "article " + std::to_string(number) + std::string(number % 7 == 0 ? 40000 : 9000, 'x') + "\n";
}

ShardOptions options_of(const fs::path& folder, Compression compression) {
  ShardOptions options;
  options.folder = folder.string();
  options.resume = true;
  options.compression = compression;
  options.shard_bytes = std::size_t{3} << 20U;
  options.tables = {{".a", "head\n"}, {".b", "", &Tally::bodies}};
  options.settings = "{}";
  return options;
}

// Every tenth item is a loss.
std::optional<Diagnostic> add(Shards& shards, std::size_t number) {
  const std::string text = text_of(number);
  ShardItem item;
  item.texts = {"", ""};
  item.digest = std::to_string(number);
  if (number % 10 == 9) {
    item.losses = "lost\n";
    item.codes = {"I007"};
    item.tally.lost = 1;
    return shards.add(item);
  }
  item.texts[0] = text;
  if (number == 5) item.texts[1] = "b\n";
  item.tally.documents = item.tally.written = 1;
  return shards.add(item);
}

// Goes on to `stop` (or the end), in a folder where nothing, or the start of it, may be.
void run(const fs::path& folder, Compression compression, std::size_t stop, bool pause) {
  Result<Shards> shards = Shards::open(options_of(folder, compression));
  REQUIRE(shards);
  if (shards->finished()) return;
  const std::size_t begin = shards->resumed_items();
  for (std::size_t number = 0; number < begin; ++number) REQUIRE_FALSE(shards->skip(std::to_string(number)));
  for (std::size_t number = begin; number < std::min(stop, kItems); ++number)
    REQUIRE_FALSE(add(*shards, number));
  if (stop < kItems) {
    if (pause) REQUIRE_FALSE(shards->pause());
    return;
  }
  REQUIRE_FALSE(shards->finish());
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files[entry.path().filename().string()] = given::content(entry.path());
  return files;
}

class Scratch {
 public:
  Scratch() : path(fs::temp_directory_path() / ("polex-shards-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove_all(path); }
  const fs::path path;
};

std::string code_of(const Result<Shards>& shards) { return shards ? "" : shards.fault().code; }

// What a compressed file holds, by the readers.
std::string unpacked(const fs::path& file) {
  const Result<std::string> all = read_unpacked(file.string());
  REQUIRE(all);
  return *all;
}

}  // namespace

TEST_CASE("a run into a folder, stopped and taken up", "[dumps]") {
  const Scratch scratch;
  std::string plain;
  for (const Compression compression : {Compression::none, Compression::gzip, Compression::zstd}) {
    const fs::path whole = scratch.path / ("whole" + std::string(ending_of(compression)));
    run(whole, compression, kItems, false);
    const std::map<std::string, std::string> want = files_of(whole);
    CHECK(want.size() >= 6);  // two shards of two tables at least
    for (const bool pause : {true, false}) {
      const fs::path folder = scratch.path / "stopped";
      for (const std::size_t stop : {3U, 40U, 150U, 151U, 152U, 290U, 1000U}) {
        CHECK_FALSE(fs::exists(folder));
        run(folder, compression, stop, pause);
      }
      CHECK(files_of(folder) == want);
      CHECK_FALSE(fs::exists(folder.string() + ".partial"));
      fs::remove_all(folder);
    }
    if (compression == Compression::none) continue;
    for (const auto& [name, bytes] : files_of(scratch.path / "whole"))
      if (name.starts_with("part-"))
        CHECK(unpacked(whole / (name + std::string(ending_of(compression)))) == bytes);
  }
}

TEST_CASE("folders that a run may not write into", "[dumps]") {
  const Scratch scratch;
  const fs::path folder = scratch.path / "out";
  ShardOptions options = options_of(folder, Compression::none);
  run(folder, Compression::none, 100, true);
  {
    options.resume = false;
    CHECK(code_of(Shards::open(options)) == "O005");
    options.resume = true;
    options.settings = "{\"other\":1}";
    CHECK(code_of(Shards::open(options)) == "O006");
    options.settings = "{}";
    const Result<Shards> first = Shards::open(options);
    CHECK(code_of(first).empty());
    CHECK(code_of(Shards::open(options)) == "O007");
  }
  {
    Result<Shards> changed = Shards::open(options);
    REQUIRE(changed);
    std::optional<Diagnostic> fault;
    for (std::size_t number = 0; number < changed->resumed_items(); ++number) {
      CHECK_FALSE(fault);
      fault = changed->skip(std::to_string(number == 3 ? 99 : number));
    }
    REQUIRE(fault);
    CHECK(fault->code == "O006");
  }
  {
    Result<Shards> shorter = Shards::open(options);
    REQUIRE(shorter);
    const std::optional<Diagnostic> fault = shorter->finish();
    REQUIRE(fault);
    CHECK(fault->code == "O006");
  }
  fs::resize_file(scratch.path / "out.partial/part-00000.a", 10);
  CHECK(code_of(Shards::open(options)) == "O006");
  options.folder = (scratch.path / "no/such").string();
  CHECK(code_of(Shards::open(options)) == "O001");
}

TEST_CASE("a stopped run goes on only if its finished files are what was written", "[dumps]") {
  const Scratch scratch;
  const fs::path folder = scratch.path / "out";
  const fs::path partial = folder.string() + ".partial";
  run(folder, Compression::none, kItems - 1, true);
  const std::map<std::string, std::string> before = files_of(partial);
  std::string swapped = before.at("part-00000.a");
  swapped[100] ^= 1;
  struct Row {
    const char* why;
    const char* file;
    std::optional<std::string> bytes;  // none: removed
    const char* message;
  };
  const Row rows[] = {
      {"a byte is another", "part-00000.a", swapped, "this finished file is no longer what was written"},
      {"cut", "part-00000.b", "", "this finished file is no longer what was written"},
      {"missing", "part-00000.a", {}, "this finished file is missing"},
      {"the journal tells of none", "journal", std::string(before.at("journal").size(), 'x'),
       "this list of its finished files is damaged"},
      {"a shard behind the one at hand", "part-00077.a", "", "it did not write this file"},
      {"a file of another format", "part-00000.ndjson", "", "it did not write this file"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    if (row.bytes)
      std::ofstream(partial / row.file, std::ios::binary) << *row.bytes;
    else
      fs::remove(partial / row.file);
    const Result<Shards> shards = Shards::open(options_of(folder, Compression::none));
    REQUIRE_FALSE(shards);
    const Diagnostic& fault = shards.fault();
    CHECK(fault.code == "O006");
    CHECK(fault.place.file == (partial / row.file).string());
    CHECK(fault.message == std::string("the interrupted run cannot be resumed: ") + row.message);
    CHECK(fault.next == "Remove the folder " + partial.string() + ", and start again.");
    fs::remove(partial / row.file);
    if (before.contains(row.file)) std::ofstream(partial / row.file, std::ios::binary) << before.at(row.file);
  }
  run(folder, Compression::none, kItems, false);
  CHECK(fs::exists(folder / "manifest.json"));
}

TEST_CASE("a shard that was begun and does not count is not published", "[dumps]") {
  const Scratch scratch;
  const fs::path folder = scratch.path / "out";
  fs::create_directory(folder.string() + ".partial");
  std::ofstream(folder.string() + ".partial/part-00000.a") << "left";
  Result<Shards> shards = Shards::open(options_of(folder, Compression::none));
  REQUIRE(shards);
  REQUIRE_FALSE(shards->finish());
  CHECK_FALSE(fs::exists(folder / "part-00000.a"));
}

TEST_CASE("a finished run is compared with what the same command would give now", "[dumps]") {
  const Scratch scratch;
  const fs::path folder = scratch.path / "out";
  ShardOptions options = options_of(folder, Compression::none);
  options.settings = R"({"emit":[true],"inputs":{"paths":["a"],"dct":""}})";
  {
    Result<Shards> shards = Shards::open(options);
    REQUIRE(shards);
    for (std::size_t number = 0; number < kItems; ++number) REQUIRE_FALSE(add(*shards, number));
    REQUIRE_FALSE(shards->finish());
  }
  const auto told = [](const Diagnostic& fault) {
    CHECK(fault.code == "O006");
    return fault.message.substr(fault.message.find(": ") + 2);
  };
  struct Row {
    const char* why;
    std::size_t items;
    std::size_t changed;
    const char* want;
  };
  const Row rows[] = {
      {"the same", kItems, kItems, ""},
      {"an article is another", kItems, 399, "an article of the inputs has changed since"},
      {"one was added", kItems + 1, kItems + 1, "the inputs hold 401 articles and losses, and held 400 then"},
      {"all are gone", 0, 0, "the inputs hold 0 articles and losses, and held 400 then"},
  };
  const std::map<std::string, std::string> before = files_of(folder);
  for (const Row& row : rows) {
    INFO(row.why);
    Result<Shards> shards = Shards::open(options);
    REQUIRE(shards);
    CHECK(shards->finished());
    for (std::size_t number = 0; number < row.items; ++number)
      REQUIRE_FALSE(shards->skip(std::to_string(number == row.changed ? 9999 : number)));
    const std::optional<Diagnostic> fault = shards->finish();
    CHECK((fault ? told(*fault) : "") == row.want);
    CHECK_FALSE(shards->pause());
    shards->discard();
    CHECK((files_of(folder) == before));
  }
  options.settings = R"({"emit":[false],"inputs":{"paths":["a"],"dct":"2024"},"new":1})";
  CHECK(told(Shards::open(options).fault()) == "it was made with other settings: emit, inputs.dct, new");
  options.settings = R"({"emit":[true],"inputs":{"paths":["a"],"dct":""}})";
  fs::resize_file(folder / "part-00000.a", 10);
  CHECK(told(Shards::open(options).fault()) == "part-00000.a is no longer what was written");
  fs::remove(folder / "manifest.json");
  CHECK(code_of(Shards::open(options)) == "O004");
  options.resume = false;
  CHECK(code_of(Shards::open(options)) == "O004");
}

}  // namespace polex::io

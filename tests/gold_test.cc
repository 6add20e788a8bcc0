// Scores polex on the gold files and holds it to the floors of cases/gold_floors.txt.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "given.h"

namespace polex {
namespace {

struct Floor {
  std::string file;
  std::string row;
  double f1 = 0;
};

std::vector<Floor> floors() {
  std::istringstream lines(given::content(POLEX_SOURCE_DIR "/tests/cases/gold_floors.txt"));
  std::vector<Floor> all;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    if (Floor floor; words >> floor.file >> floor.row >> floor.f1) all.push_back(floor);
  }
  return all;
}

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

nlohmann::json scores(const std::filesystem::path& gold, const std::string& file) {
  const auto records = std::filesystem::temp_directory_path() /
                       ("polex-gold-" + file + "-" + std::to_string(getpid()) + ".ndjson");
  const std::string score =
      "python3 " + quoted(gold / "score.py") + " " + quoted(gold / (file + ".jsonl")) + " ";
  const given::Ran ran = given::shell(score + "--make-input | polex extract -q --input ndjson - >" +
                                      quoted(records) + " && " + score + quoted(records) + " --json");
  std::filesystem::remove(records);
  INFO(file);
  REQUIRE(ran.code == 0);
  return nlohmann::json::parse(ran.out);
}

}  // namespace

TEST_CASE("the gold files' F1 stays above its floors", "[gold]") {
  const auto gold = given::gold();
  if (!gold) return given::skip("no gold files: set POLEX_GOLD");
  if (!given::command("python3")) return given::skip("no python3 for score.py");
  const std::vector<Floor> all = floors();
  REQUIRE_FALSE(all.empty());
  std::map<std::string, nlohmann::json> by_file;
  for (const Floor& floor : all) {
    if (!by_file.contains(floor.file)) by_file[floor.file] = scores(*gold, floor.file);
    INFO(floor.file << " " << floor.row);
    CHECK(by_file[floor.file].at(floor.row).at("f1").get<double>() >= floor.f1);
  }
}

}  // namespace polex

// What a test may find around it or not: gold and corpus folders, other people's commands. A test that misses
// one calls skip() and returns; main.cc reports it by name and counts it apart from the passed ones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace polex::given {

// The folder that the environment variable names, else `fallback` seen from the source folder; none if
// absent.
[[nodiscard]] std::optional<std::filesystem::path> folder(const char* variable, const char* fallback);
[[nodiscard]] std::optional<std::filesystem::path> gold();    // POLEX_GOLD, ../shared/gold
[[nodiscard]] std::optional<std::filesystem::path> corpus();  // POLEX_CORPUS, ../shared/corpus

[[nodiscard]] bool command(const std::string& name);  // whether PATH has it

void skip(const std::string& why);

[[nodiscard]] std::string content(const std::filesystem::path& path);

struct Ran {
  std::string out;
  int code = -1;
};
// `line` by sh in the source folder, with polex in PATH.
[[nodiscard]] Ran shell(const std::string& line);

}  // namespace polex::given

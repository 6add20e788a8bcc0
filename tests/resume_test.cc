// The soak test: polex is killed at random moments (a fixed seed) and resumed, until its output is complete;
// the bytes must be those of a run that nobody stopped. POLEX_SOAK tells how many kills, 6 if it does not.
#include <fcntl.h>
#include <signal.h>  // NOLINT: kill() is POSIX
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "given.h"

extern char** environ;  // NOLINT: POSIX's own

namespace fs = std::filesystem;

namespace polex {
namespace {

using Clock = std::chrono::steady_clock;

class Process {
 public:
  explicit Process(const std::vector<std::string>& words) {
    std::vector<char*> argv;
    for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));  // NOLINT: argv
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    REQUIRE(::posix_spawn(&pid_, POLEX_BINARY, &actions, nullptr, argv.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  // Its status, after `signal` was sent at `moment` if it still ran then.
  int stop_at(std::chrono::microseconds moment, int signal) {
    std::this_thread::sleep_for(moment);
    ::kill(pid_, signal);
    return wait();
  }
  int wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return status;
  }

 private:
  pid_t pid_ = 0;
};

// Articles of very different sizes, some of them broken.
void write_dump(const fs::path& path) {
  std::mt19937 random(20231);  // NOLINT: the same on every day is what is wanted
  std::ofstream out(path, std::ios::binary);
  for (std::size_t number = 0; number < 6000; ++number) {
    if (number % 97 == 0) out << "broken\n";
    const std::size_t sentences = number % 1000 == 0 ? 2000 : 1 + random() % 8;
    out << "{\"id\":\"" << number % 4000 << "\",\"text\":\"";  // some ids come twice
    for (std::size_t each = 0; each < sentences; ++each)
      out << "The Harbour Bureau will plant tree " << each << ". ";
    out << "\"}\n";
  }
}

std::vector<std::string> command(const fs::path& dump, const fs::path& folder,
                                 const std::vector<std::string>& more) {
  std::vector<std::string> words = {"polex",
                                    "extract",
                                    "-q",
                                    "-p",
                                    POLEX_SOURCE_DIR "/tests/cases/cli/shared/tiny.toml",
                                    "--shard-size",
                                    "1500k",
                                    "--resume",
                                    "--output-dir",
                                    folder.string(),
                                    dump.string()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files[entry.path().filename().string()] = given::content(entry.path());
  return files;
}

}  // namespace

TEST_CASE("killed at random moments and resumed, the bytes are the same", "[dumps][soak]") {
  const char* asked = std::getenv("POLEX_SOAK");  // NOLINT(concurrency-mt-unsafe): tests set no variables
  std::size_t kills = asked != nullptr ? std::stoul(asked) : 6;
  const fs::path scratch = fs::temp_directory_path() / ("polex-soak-" + std::to_string(::getpid()));
  fs::create_directories(scratch);
  const fs::path dump = scratch / "dump.ndjson";
  write_dump(dump);
  const std::vector<std::vector<std::string>> kinds = {
      {"-j", "2"}, {"--compress", "gzip", "-j", "1"}, {"--format", "csv", "--compress", "zstd", "-j", "3"}};
  std::mt19937 random(4);  // NOLINT: a failure must come again
  std::vector<std::map<std::string, std::string>> want;
  std::vector<std::chrono::microseconds> lasted;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const fs::path whole = scratch / ("whole-" + std::to_string(kind));
    const Clock::time_point begin = Clock::now();
    REQUIRE(WEXITSTATUS(Process(command(dump, whole, kinds[kind])).wait()) == 3);
    lasted.push_back(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin));
    want.push_back(files_of(whole));
  }
  for (std::size_t turn = 0; kills > 0; ++turn) {
    const std::size_t kind = turn % kinds.size();
    const fs::path folder = scratch / "stopped";
    bool done = false;
    for (std::size_t stop = 0; !done; ++stop) {
      Process process(command(dump, folder, kinds[kind]));
      const int signal = stop % 4 == 3 ? SIGTERM : SIGKILL;
      const int status =
          kills == 0 ? process.wait() : process.stop_at(lasted[kind] * (random() % 1000) / 1000, signal);
      const bool ended = WIFEXITED(status) && WEXITSTATUS(status) == 3;
      const bool killed = WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 130);
      REQUIRE((ended || killed));
      if (killed && kills > 0) --kills;
      // A kill may come when the folder stands already: then it is whole, as it is after an end.
      done = fs::exists(folder);
      REQUIRE((done || !ended));
    }
    INFO("kind " << kind << ", turn " << turn);
    CHECK((files_of(folder) == want[kind]));
    fs::remove_all(folder);
  }
  fs::remove_all(scratch);
}

}  // namespace polex

// Runs all tests, and ends with one line: N passed, N failed, N skipped (test cases). Skipped ones are named.
#define CATCH_CONFIG_RUNNER
#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "given.h"

namespace {

struct Tally {
  std::string running;
  std::string why;  // the running test is skipped, where it is not empty
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t skipped = 0;
};

Tally& tally() {
  static Tally one;
  return one;
}

struct Counter : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo& info) override { tally().running = info.name; }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const std::string why = std::exchange(tally().why, "");
    if (stats.totals.testCases.failed > 0) {
      ++tally().failed;
    } else if (why.empty()) {
      ++tally().passed;
    } else {
      ++tally().skipped;
      std::printf("skipped: %s (%s)\n", tally().running.c_str(), why.c_str());
    }
  }
};
CATCH_REGISTER_LISTENER(Counter)

}  // namespace

namespace polex::given {

std::optional<std::filesystem::path> folder(const char* variable, const char* fallback) {
  const char* named = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): tests set no variables
  const auto path =
      named != nullptr ? std::filesystem::path(named) : std::filesystem::path(POLEX_SOURCE_DIR) / fallback;
  if (!std::filesystem::is_directory(path)) return std::nullopt;
  return path;
}

std::optional<std::filesystem::path> gold() { return folder("POLEX_GOLD", "../shared/gold"); }
std::optional<std::filesystem::path> corpus() { return folder("POLEX_CORPUS", "../shared/corpus"); }

bool command(const std::string& name) { return shell("command -v " + name + " >/dev/null").code == 0; }

void skip(const std::string& why) { tally().why = why; }

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Ran shell(const std::string& line) {
  const std::string bin = std::filesystem::path(POLEX_BINARY).parent_path().string();
  const std::string all = "cd '" POLEX_SOURCE_DIR "' && PATH='" + bin + "':$PATH && export PATH && " + line;
  Ran ran;
  std::FILE* pipe = ::popen(all.c_str(), "r");  // NOLINT(cert-env33-c): the tests' own lines
  if (pipe == nullptr) return ran;
  std::array<char, 4096> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    ran.out.append(buffer.data(), size);
  const int status = ::pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace polex::given

int main(int argc, char** argv) {
  const int code = Catch::Session().run(argc, argv);
  std::printf("%zu passed, %zu failed, %zu skipped\n", tally().passed, tally().failed, tally().skipped);
  return code;
}

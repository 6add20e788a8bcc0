// Runs the folders of cases/cli: `cmd` by sh in a fresh copy of the folder (with cases/cli/shared beside it
// and polex in PATH), and compares stdout, stderr and the exit code, byte for byte. POLEX_UPDATE=1 rewrites
// the expected side.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
  if (text.empty())
    fs::remove(path);
  else
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(POLEX_SOURCE_DIR) / "tests/cases/cli"))
    if (fs::exists(entry.path() / "cmd")) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string without_findings(const std::string& out) {
  static const std::regex findings(R"re(,"packs":\[[^\]]*\],"counts":\{[^}]*\})re");
  return std::regex_replace(out, findings, "");
}

struct Ran {
  std::string out;
  std::string err;
  int code = 0;
};

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

Ran run(const fs::path& folder, const fs::path& scratch) {
  fs::remove_all(scratch);
  fs::create_directories(scratch / "run");
  fs::copy(folder, scratch / "run", fs::copy_options::recursive);
  fs::copy(folder.parent_path() / "shared", scratch / "shared", fs::copy_options::recursive);
  for (const char* name : {"cmd", "stdout", "stderr", "exit"}) fs::remove(scratch / "run" / name);
  const std::string shell = "cd " + quoted(scratch / "run") +
                            " && PATH=" + quoted(fs::path(POLEX_BINARY).parent_path()) +
                            ":$PATH TERM=dumb sh " + quoted(folder / "cmd") + " >" + quoted(scratch / "out") +
                            " 2>" + quoted(scratch / "err") + " </dev/null";
  const int status = std::system(shell.c_str());
  const std::string out = content(scratch / "out");
  return {fs::exists(folder / "exact") ? out : without_findings(out), content(scratch / "err"),
          WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

}  // namespace

TEST_CASE("the golden folders of the command line", "[cli]") {
  const bool update = std::getenv("POLEX_UPDATE") != nullptr;
  const fs::path scratch = fs::temp_directory_path() / ("polex-cli-cases-" + std::to_string(::getpid()));
  const std::vector<fs::path> folders = cases();
  REQUIRE_FALSE(folders.empty());
  for (const fs::path& folder : folders) {
    const Ran ran = run(folder, scratch);
    if (update) {
      write(folder / "stdout", ran.out);
      write(folder / "stderr", ran.err);
      write(folder / "exit", ran.code == 0 ? "" : std::to_string(ran.code) + "\n");
      continue;
    }
    INFO(folder.filename().string());
    const std::string code = content(folder / "exit");
    CHECK(ran.out == content(folder / "stdout"));
    CHECK(ran.err == content(folder / "stderr"));
    CHECK(ran.code == (code.empty() ? 0 : std::stoi(code)));
  }
  fs::remove_all(scratch);
}

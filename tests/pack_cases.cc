// Runs golden folders of packs.
#include "pack_cases.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "given.h"
#include "rules/render.h"

namespace polex::packs {

namespace fs = std::filesystem;

namespace {

// The packs to load: the lines of wanted.txt, else the folder itself.
std::vector<std::string> wanted(const fs::path& folder) {
  std::vector<std::string> names;
  std::istringstream lines(given::content(folder / "wanted.txt"));
  for (std::string line; std::getline(lines, line);)
    names.push_back(line.starts_with("./") ? (folder / line.substr(2)).string() : line);
  return names.empty() ? std::vector<std::string>{folder.string()} : names;
}

// The path of the checkout is no part of the expected text.
std::string without_root(std::string text, const fs::path& folder) {
  for (const std::string& root : {folder.string() + "/", folder.string()})
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root))
      text.replace(at, root.size(), root.ends_with('/') ? "" : ".");
  return text;
}

}  // namespace

fs::path cases(const std::string& name) { return fs::path(POLEX_SOURCE_DIR) / "tests/cases" / name; }

std::vector<fs::path> folders(const fs::path& cases) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(cases))
    if (entry.is_directory()) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

void check(const fs::path& cases, const Find& find) {
  for (const fs::path& folder : folders(cases)) {
    INFO(folder.filename().string());
    std::string actual;
    for (const Diagnostic& finding : find(wanted(folder))) actual += rules::render(finding, false) + "\n";
    actual = without_root(std::move(actual), folder);
    const fs::path expected = folder / "expected.txt";
    if (std::getenv("POLEX_UPDATE") != nullptr)
      std::ofstream(expected, std::ios::binary) << actual;  // NOLINT
    CHECK(actual == given::content(expected));
  }
}

}  // namespace polex::packs

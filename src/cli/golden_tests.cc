// Turns the golden folders of a pack into what passed and failed. Leaves rules' own tests to
// engine/rule_tests.cc. Tested by cases/cli (test-golden).
#include "cli/golden_tests.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include "records/writer.h"

namespace polex::cli {

namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> folders_of(const Pack& pack) {
  std::vector<fs::path> found;
  std::error_code failed;
  const fs::path root =
      fs::is_directory(pack.path, failed) ? fs::path(pack.path) : fs::path(pack.path).parent_path();
  // Beside a pack of one file `tests` may be something else.
  const bool all = root == fs::path(pack.path);
  for (fs::directory_iterator at(root / "tests", failed), end; !failed && at != end; at.increment(failed))
    if (fs::exists(at->path() / "article.txt", failed) || (all && at->is_directory(failed)))
      found.push_back(at->path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string records_of(const Extractor& extractor, const fs::path& folder) {
  Article article;
  article.id = folder.filename().string();
  article.text = content(folder / "article.txt");
  records::WriteOptions options;
  options.emit.document = false;
  std::string lines;
  records::write_records(article, extractor.extract(article), options, lines);
  return lines;
}

// The lines of `a` that `b` has not.
std::string lines_missing(const std::string& a, const std::string& b, const char* sign) {
  std::multiset<std::string> others;
  std::string line;
  for (std::istringstream in(b); std::getline(in, line);) others.insert(line);
  std::string out;
  for (std::istringstream in(a); std::getline(in, line);)
    if (const auto found = others.find(line); found != others.end())
      others.erase(found);
    else
      out += std::string("  ") + sign + " " + line + "\n";
  return out;
}

GoldenOutcome run_one(const Extractor& extractor, const fs::path& folder, bool update) {
  GoldenOutcome outcome{folder.string(), false, false, ""};
  if (!fs::exists(folder / "article.txt")) {
    outcome.report = "  it holds no article.txt\n";
    return outcome;
  }
  const std::string got = records_of(extractor, folder);
  const std::string want = content(folder / "records.ndjson");
  outcome.passed = got == want && fs::exists(folder / "records.ndjson");
  if (!outcome.passed && update)
    outcome.passed = outcome.rewritten =
        static_cast<bool>((std::ofstream(folder / "records.ndjson", std::ios::binary) << got).flush());
  if (outcome.passed) return outcome;
  if (!fs::exists(folder / "records.ndjson")) outcome.report = "  it holds no records.ndjson; -U writes it\n";
  outcome.report += lines_missing(want, got, "-") + lines_missing(got, want, "+");
  return outcome;
}

}  // namespace

std::vector<GoldenOutcome> run_golden(const Pack& pack, const Extractor& extractor, const std::string& filter,
                                      bool update) {
  std::vector<GoldenOutcome> outcomes;
  if (pack.path.starts_with("builtin:")) return outcomes;
  const std::regex wanted(filter);  // checked by the caller
  for (const fs::path& folder : folders_of(pack)) {
    if (!filter.empty() && !std::regex_search(folder.filename().string(), wanted)) continue;
    outcomes.push_back(run_one(extractor, folder, update));
  }
  return outcomes;
}

}  // namespace polex::cli

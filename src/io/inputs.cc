// Turns the inputs of a run into raw articles, each file by what it holds; leaves the kinds of dump to the
// readers; tested by cases/cli.
#include <fmt/format.h>

#include <utility>

#include "io/interrupt.h"
#include "io/readers.h"
#include "io/source.h"
#include "io/walk.h"

namespace polex::io {
namespace {

// A dump of no records is rarely what was meant, and costs nothing: a warning.
Diagnostic holds_nothing(const std::string& name) {
  Diagnostic finding = input_fault("I018", {name, 0, 0}, "no article is in it",
                                   "Check the file, and --input if its kind was not recognised.");
  finding.severity = Severity::warning;
  return finding;
}

Diagnostic without_match(const char* option, const std::string& glob) {
  Diagnostic finding =
      input_fault("I023", {}, fmt::format("{} `{}` matches no file of a folder or an archive", option, glob),
                  "A glob without / stands for a name, one with / for the path below the folder given or in "
                  "the archive.");
  finding.severity = Severity::warning;
  return finding;
}

class Inputs : public RawSource {
 public:
  explicit Inputs(const InputOptions& options) : options_(options), walk_(options) {}

  bool next(RawArticle& raw) override {
    while (true) {
      raw = {};
      if (current_ && current_->next(raw)) return given_ = true;
      const bool empty = current_ && !given_ && !interrupted();
      current_.reset();
      if (empty) return raw.fault = holds_nothing(name_), true;
      std::optional<Result<std::string>> path = walk_.next();
      if (!path) return false;
      if (!*path) return raw.fault = path->fault(), true;
      Result<std::unique_ptr<ByteStream>> stream = open_file(**path);
      if (!stream) return raw.fault = stream.fault(), true;
      name_ = **path;
      given_ = false;
      current_ = open_reader({Window(std::move(*stream)), **path, 0}, options_);
    }
  }

 private:
  const InputOptions& options_;
  Walk walk_;
  std::unique_ptr<RawSource> current_;
  std::string name_;    // of the input at hand
  bool given_ = false;  // whether anything came of it
};

}  // namespace

std::unique_ptr<RawSource> open_inputs(const InputOptions& options) {
  return std::make_unique<Inputs>(options);
}

std::vector<Diagnostic> globs_not_matched(const InputOptions& options) {
  std::vector<Diagnostic> findings;
  const auto check = [&](const char* option, const std::vector<std::string>& globs) {
    for (const std::string& glob : globs)
      if (options.globs_matched && !options.globs_matched->contains(glob))
        findings.push_back(without_match(option, glob));
  };
  check("--include", options.include);
  check("--exclude", options.exclude);
  return findings;
}

}  // namespace polex::io

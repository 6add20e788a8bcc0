// What is told of inputs that were lost or looked odd: on stderr, a few of each kind, and in full with
// --errors.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "io/output.h"

namespace polex::cli {

// A line of --errors.
[[nodiscard]] std::string json_of(const Diagnostic& finding);

class Failures {
 public:
  // `file`: where every finding goes as a line of JSON; empty: nowhere.
  [[nodiscard]] static Result<Failures> open(const std::string& file, Console& console, bool show_all);

  void add(const Diagnostic& finding);
  // Tells how many were not shown, and puts the file in its place.
  [[nodiscard]] std::optional<Diagnostic> finish();

  // How often each code came up.
  [[nodiscard]] const std::map<std::string, std::size_t>& counts() const { return counts_; }

 private:
  Failures(Console& console, bool show_all) : console_(&console), show_all_(show_all) {}

  Console* console_;
  bool show_all_;
  std::optional<io::Output> file_;
  std::map<std::string, std::size_t> counts_;
};

}  // namespace polex::cli

// What `polex eval --json` wrote earlier, to compare with.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "cli/console.h"
#include "polex/result.h"
#include "records/score.h"

namespace polex::cli {

struct Baseline {
  struct Figure {
    std::optional<double> f1;  // none where it counted nothing
    std::size_t gold = 0;
  };
  std::string path;
  std::map<std::string, Figure> figures;  // all of kFigures, or none where none was asked for
};

// U014: it tells no figure, or lacks one.
[[nodiscard]] Result<Baseline> read_baseline(const std::string& path);

// U035: it counts another number of gold items than `score`, so it is of another gold file.
[[nodiscard]] std::optional<Diagnostic> other_gold(const Baseline& baseline, const records::Score& score);

// Whether no figure has fallen; those that have are told.
[[nodiscard]] bool meets_baseline(const records::Score& score, const Baseline& baseline, Console& console);

}  // namespace polex::cli

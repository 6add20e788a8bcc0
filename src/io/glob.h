// Globs over paths, for --include and --exclude.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace polex::io {

// `*` and `?` stay within one part of a path, `**` does not; `[a-z]`, `[!a-z]`; `\` takes the next character
// as it is. A glob without `/` is held against the last part alone.
[[nodiscard]] bool matches_glob(std::string_view glob, std::string_view path);

// Some `include` matches (or there is none) and no `exclude` does. Globs that match go into `matched`, which
// may be null.
[[nodiscard]] bool is_wanted(const std::vector<std::string>& include, const std::vector<std::string>& exclude,
                             std::string_view path, std::set<std::string>* matched);

}  // namespace polex::io

// Turns a glob and a path into yes or no; leaves walking folders to files.cc; tested by glob_test.cc.
#include "io/glob.h"

namespace polex::io {
namespace {

// The class at glob[at] == '[': whether `c` is in it, and where it ends; npos: it is not closed.
struct ClassMatch {
  bool in = false;
  std::size_t end = std::string_view::npos;
};

ClassMatch match_class(std::string_view glob, std::size_t at, char c) {
  std::size_t i = at + 1;
  const bool negated = i < glob.size() && (glob[i] == '!' || glob[i] == '^');
  if (negated) ++i;
  bool in = false;
  for (std::size_t first = i; i < glob.size(); ++i) {
    if (glob[i] == ']' && i > first) return {in != negated, i + 1};
    if (i + 2 < glob.size() && glob[i + 1] == '-' && glob[i + 2] != ']') {
      in = in || (glob[i] <= c && c <= glob[i + 2]);
      i += 2;
    } else {
      in = in || glob[i] == c;
    }
  }
  return {};
}

// How many bytes of the glob the character `c` uses up; 0: it does not match. No `*` here.
std::size_t match_one(std::string_view glob, std::size_t at, char c) {
  if (glob[at] == '?') return c == '/' ? 0 : 1;
  if (glob[at] == '[') {
    const ClassMatch found = match_class(glob, at, c);
    if (found.end != std::string_view::npos) return found.in && c != '/' ? found.end - at : 0;
  }
  if (glob[at] == '\\' && at + 1 < glob.size()) return glob[at + 1] == c ? 2 : 0;
  return glob[at] == c ? 1 : 0;
}

// Greedy with two return points (the last `*` and the last `**`): linear in practice, quadratic at worst.
bool match_all(std::string_view glob, std::string_view path) {
  struct Star {
    std::size_t glob = std::string_view::npos;
    std::size_t path = 0;
  } star, deep;
  std::size_t g = 0;
  std::size_t p = 0;
  while (p < path.size() || g < glob.size()) {
    if (g < glob.size() && glob[g] == '*') {
      const bool two = g + 1 < glob.size() && glob[g + 1] == '*';
      g += two ? 2 : 1;
      if (two && g < glob.size() && glob[g] == '/') ++g;
      (two ? deep : star) = {g, p};
      if (two) star = {};
      continue;
    }
    const std::size_t used = g < glob.size() && p < path.size() ? match_one(glob, g, path[p]) : 0;
    if (used > 0) {
      g += used;
      ++p;
    } else if (star.glob != std::string_view::npos && star.path < path.size() && path[star.path] != '/') {
      g = star.glob;
      p = ++star.path;
    } else if (deep.glob != std::string_view::npos && deep.path < path.size()) {
      g = deep.glob;
      p = ++deep.path;
      star = {};
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view path) {
  if (glob.find('/') != std::string_view::npos) return match_all(glob, path);
  const std::size_t slash = path.rfind('/');
  return match_all(glob, slash == std::string_view::npos ? path : path.substr(slash + 1));
}

bool is_wanted(const std::vector<std::string>& include, const std::vector<std::string>& exclude,
               std::string_view path, std::set<std::string>* matched) {
  const auto any = [path, matched](const std::vector<std::string>& globs) {
    bool found = false;
    for (const std::string& glob : globs) {
      if (!matches_glob(glob, path)) continue;
      found = true;
      if (matched != nullptr) matched->insert(glob);
    }
    return found;
  };
  const bool left_out = any(exclude);
  return (include.empty() || any(include)) && !left_out;
}

}  // namespace polex::io

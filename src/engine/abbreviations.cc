// Turns the text of names and what stands behind them into words and abbreviations. Leaves whose they are to
// aliases.cc. Tested by resolve_test.cc.
#include "engine/abbreviations.h"

#include <array>
#include <cctype>

#include "text/fold.h"

namespace polex::engine {

bool alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::vector<std::string> words_in(const Rendering& rendering, std::size_t from, std::size_t to) {
  std::vector<std::string> words;
  bool open = false;
  for (std::size_t at = from; at < to; ++at) {
    const char c = rendering.text[at];
    if (rules::is_mark(c)) continue;
    if (alnum(c) || c == '-' || c == rules::kJoin) {
      if (!open) words.emplace_back();
      words.back() += c;
      open = true;
    } else {
      open = false;
    }
  }
  return words;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  const std::string folded = text::fold_all(name);
  for (std::size_t at = 0; at < folded.size();) {
    if (!alnum(folded[at])) {
      ++at;
      continue;
    }
    const std::size_t end = rules::token_end(folded, at);
    std::string word = folded.substr(at, end - at);
    for (char& c : word)
      if (!alnum(c) && c != '-') c = rules::kJoin;
    words.push_back(std::move(word));
    at = end;
  }
  return words;
}

std::string abbreviation_behind(std::string_view text) {
  constexpr std::array<std::string_view, 5> kBefore = {", or ", ", also known as ", ", known as ",
                                                       " acronym ", " initials "};
  if (!text.starts_with(',') && !text.starts_with(' ')) return "";
  std::string plain;  // without marks
  for (std::size_t byte = 0; byte < text.size() && plain.size() < 80; ++byte)
    if (!rules::is_mark(text[byte])) plain += text[byte] == rules::kJoin ? ' ' : text[byte];
  if (plain.starts_with(" party,")) plain.erase(0, plain.find(','));
  if (!plain.starts_with(',')) return "";
  for (const std::string_view before : kBefore) {
    const std::size_t found = plain.find(before);
    if (found == std::string::npos || (before[0] == ',' && found != 0)) continue;
    std::size_t end = found + before.size();
    while (end < plain.size() && alnum(plain[end])) ++end;
    return plain.substr(found + before.size(), end - found - before.size());
  }
  return "";
}

}  // namespace polex::engine

// Turns the start of a paragraph into its dateline: place, date, and where the running text begins. Leaves
// the other header lines to header_lines.cc. Tested by header_test.cc.
#include <algorithm>

#include "text/bytes.h"
#include "text/header_lines.h"

namespace polex::text {
namespace {

constexpr std::size_t kDashReach = 110;  // bytes in which the dash must stand
constexpr std::size_t kSentence = 60;    // bytes that must follow a dash; fewer: a title with a dash in it

struct Dash {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The dash that ends a dateline: "--", an en or em dash, or a hyphen between spaces.
std::optional<Dash> find_dash(std::string_view text, Span within) {
  for (std::size_t at = within.begin; at < within.end; ++at) {
    const bool spaced = at > within.begin && is(text[at - 1], kSpace);
    if (text[at] == '-') {
      std::size_t end = at;
      while (end < within.end && text[end] == '-') ++end;
      const bool parts = end - at >= 2 || (spaced && end < within.end && is(text[end], kSpace));
      if (parts) return Dash{at, end};
      at = end - 1;
    } else if (static_cast<unsigned char>(text[at]) == 0xE2) {
      const char32_t value = decode(text, at).value;
      if (value == 0x2013 || value == 0x2014 || value == 0x2015) return Dash{at, at + 3};
    }
  }
  return std::nullopt;
}

bool is_place_word(std::string_view word) {
  for (const std::string_view small :
       {"of", "the", "de", "del", "la", "al", "and", "upon", "on", "el", "da", "do"})
    if (word == small) return true;
  return !word.empty() && !is(word[0], kLower);
}

// "Changzhou City, Jiangsu Province", "XI'AN", "Washington, DC": up to six words, none of them in lower case.
bool is_place(std::string_view place) {
  if (place.empty() || place.size() > 60 || !is_upper(decode(place, 0).value)) return false;
  std::size_t words = 0;
  std::size_t at = 0;
  while (at < place.size()) {
    const std::size_t end = std::min(place.find(' ', at), place.size());
    const std::string_view word = place.substr(at, end - at);
    if (!word.empty() && (!is_place_word(word) || ++words > 6)) return false;
    at = end + 1;
  }
  return words > 0;
}

// What stands before the dash without "(Agency)", "/PRNewswire/" and the date: the place. Empty: no dateline.
std::string_view dateline_place(std::string_view head, std::optional<FoundDate>& date) {
  date = find_date(head, {0, head.size()});
  std::size_t end = std::min({head.find('('), head.find('/'), head.size()});
  const std::size_t digit = std::min(head.find_first_of("0123456789"), end);
  if (digit < end) {  // "BEIJING, Nov. 24": the month goes too
    end = head.rfind(',', digit);
    if (end == std::string_view::npos) return {};
  }
  const Span place = trim(head, {0, end});
  std::string_view name = slice(head, place);
  while (!name.empty() && (name.back() == ',' || name.back() == ':')) name.remove_suffix(1);
  return name;
}

// "Doha: The 7th Local Dates Festival": a place, a colon, and a sentence.
std::optional<Dash> find_colon(std::string_view paragraph) {
  const std::size_t colon = paragraph.substr(0, 30).find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  return Dash{colon, colon + 1};
}

std::optional<Dateline> dateline_before(std::string_view paragraph, const std::optional<Dash>& dash) {
  if (!dash || paragraph.size() - dash->end < kSentence) return std::nullopt;
  Dateline found;
  found.place = dateline_place(paragraph.substr(0, dash->begin), found.date);
  found.size = skip_space(paragraph, dash->end, paragraph.size());
  if (!is_place(found.place)) return std::nullopt;
  // "The Commission - which has no say - paid": a dash of the sentence.
  if (found.size < paragraph.size() && is(paragraph[found.size], kLower)) return std::nullopt;
  return found;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph, bool colon) {
  const std::optional<Dash> dash = find_dash(paragraph, {0, std::min(paragraph.size(), kDashReach)});
  std::optional<Dateline> found = dateline_before(paragraph, dash);
  if (found || !colon) return found;
  found = dateline_before(paragraph, find_colon(paragraph));
  const bool sentence =
      found && count_words(found->place) <= 2 && is_upper(decode(paragraph, found->size).value);
  return sentence ? found : std::nullopt;
}

}  // namespace polex::text

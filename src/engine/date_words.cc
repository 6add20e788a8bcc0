// Turns English words of dates into numbers. Leaves arithmetic to calendar.cc, holidays to holidays.cc,
// meaning to dates.cc. Tested by date_words_test.cc.
#include "engine/date_words.h"

#include <array>
#include <utility>

namespace polex::engine {

namespace {

template <typename Value, std::size_t size>
std::optional<Value> look_up(const std::array<std::pair<std::string_view, Value>, size>& table,
                             std::string_view word) {
  for (const auto& [key, value] : table)
    if (key == word) return value;
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

using Number = std::pair<std::string_view, long>;
constexpr std::array<Number, 74> kNumbers = {{
    {"zero", 0},
    {"a", 1},
    {"an", 1},
    {"one", 1},
    {"two", 2},
    {"three", 3},
    {"four", 4},
    {"five", 5},
    {"six", 6},
    {"seven", 7},
    {"eight", 8},
    {"nine", 9},
    {"ten", 10},
    {"eleven", 11},
    {"twelve", 12},
    {"thirteen", 13},
    {"fourteen", 14},
    {"fifteen", 15},
    {"sixteen", 16},
    {"seventeen", 17},
    {"eighteen", 18},
    {"nineteen", 19},
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"fifty", 50},
    {"sixty", 60},
    {"seventy", 70},
    {"eighty", 80},
    {"ninety", 90},
    {"hundred", 100},
    {"a hundred", 100},
    {"one hundred", 100},
    {"couple", 2},
    {"a couple", 2},
    {"a couple of", 2},
    {"couple of", 2},
    {"twenty-first", 21},
    {"a dozen", 12},
    {"dozen", 12},
    {"first", 1},
    {"second", 2},
    {"third", 3},
    {"fourth", 4},
    {"fifth", 5},
    {"sixth", 6},
    {"seventh", 7},
    {"eighth", 8},
    {"ninth", 9},
    {"tenth", 10},
    {"eleventh", 11},
    {"twelfth", 12},
    {"thirteenth", 13},
    {"fourteenth", 14},
    {"fifteenth", 15},
    {"sixteenth", 16},
    {"seventeenth", 17},
    {"eighteenth", 18},
    {"nineteenth", 19},
    {"twentieth", 20},
    {"thirtieth", 30},
    {"i", 1},
    {"ii", 2},
    {"iii", 3},
    {"iv", 4},
    {"single", 1},
    {"a single", 1},
    {"both", 2},
    {"thousand", 1000},
    {"a thousand", 1000},
    {"full", 1},
    {"a full", 1},
    {"another", 1},
    {"the", 1},
}};

using Unit = std::pair<std::string_view, DateUnit>;
constexpr std::array<Unit, 34> kUnits = {{
    {"minute", DateUnit::minute},
    {"minutes", DateUnit::minute},
    {"hour", DateUnit::hour},
    {"hours", DateUnit::hour},
    {"day", DateUnit::day},
    {"days", DateUnit::day},
    {"weekend", DateUnit::weekend},
    {"weekends", DateUnit::weekend},
    {"week", DateUnit::week},
    {"weeks", DateUnit::week},
    {"fortnight", DateUnit::fortnight},
    {"fortnights", DateUnit::fortnight},
    {"month", DateUnit::month},
    {"months", DateUnit::month},
    {"quarter", DateUnit::quarter},
    {"quarters", DateUnit::quarter},
    {"half", DateUnit::half},
    {"season", DateUnit::season},
    {"seasons", DateUnit::season},
    {"year", DateUnit::year},
    {"years", DateUnit::year},
    {"decade", DateUnit::decade},
    {"decades", DateUnit::decade},
    {"century", DateUnit::century},
    {"centuries", DateUnit::century},
    {"yr", DateUnit::year},
    {"hourly", DateUnit::hour},
    {"daily", DateUnit::day},
    {"weekly", DateUnit::week},
    {"monthly", DateUnit::month},
    {"quarterly", DateUnit::quarter},
    {"yearly", DateUnit::year},
    {"annual", DateUnit::year},
    {"annually", DateUnit::year},
}};

using Way = std::pair<std::string_view, Direction>;
constexpr std::array<Way, 30> kDirections = {{
    {"this", {0, false}},       {"the", {0, false}},        {"current", {0, false}},
    {"same", {0, true}},        {"that", {0, true}},        {"present", {0, false}},
    {"next", {1, false}},       {"coming", {1, false}},     {"upcoming", {1, false}},
    {"following", {1, true}},   {"last", {-1, false}},      {"past", {-1, false}},
    {"previous", {-1, true}},   {"preceding", {-1, true}},  {"prior", {-1, true}},
    {"ago", {-1, false}},       {"earlier", {-1, true}},    {"before", {-1, true}},
    {"later", {1, true}},       {"after", {1, true}},       {"hence", {1, false}},
    {"from now", {1, false}},   {"this past", {-1, false}}, {"this coming", {1, false}},
    {"that same", {0, true}},   {"full", {0, false}},       {"recent", {-1, false}},
    {"from today", {1, false}}, {"year-ago", {-1, false}},  {"year-earlier", {-1, false}},
}};

using Word = std::pair<std::string_view, std::string_view>;
constexpr std::array<Word, 6> kSeasons = {{
    {"spring", "SP"},
    {"springtime", "SP"},
    {"summer", "SU"},
    {"autumn", "FA"},
    {"fall", "FA"},
    {"winter", "WI"},
}};
constexpr std::array<Word, 12> kPartsOfDay = {{
    {"morning", "MO"},
    {"dawn", "MO"},
    {"sunrise", "MO"},
    {"noon", "MI"},
    {"midday", "MI"},
    {"lunchtime", "MI"},
    {"afternoon", "AF"},
    {"evening", "EV"},
    {"dusk", "EV"},
    {"night", "NI"},
    {"midnight", "NI"},
    {"overnight", "NI"},
}};

// "9th", "1,000", "07"
std::optional<long> figures(std::string_view text) {
  long value = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 9; ++at) {
    if (text[at] == ',' && at > 0) continue;
    if (text[at] < '0' || text[at] > '9') break;
    value = value * 10 + (text[at] - '0');
  }
  const std::string_view rest = text.substr(at);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  if (at == 0 || !(rest.empty() || ordinal)) return std::nullopt;
  return value;
}

// The one of `names` that `word` is, or abbreviates with three letters or more.
template <std::size_t size>
std::optional<int> named(const std::array<std::string_view, size>& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t at = 0; at < size; ++at)
    if (names[at].starts_with(word)) return static_cast<int>(at) + 1;
  return std::nullopt;
}

std::string without_dot(std::string_view text) {
  std::string word = lower(text);
  while (!word.empty() && (word.back() == '.' || word.back() == ' ')) word.pop_back();
  return word;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<int> month_of(std::string_view text) {
  std::string word = without_dot(text);
  if (word.starts_with("mid-") || word.starts_with("mid ")) word.erase(0, 4);
  if (const auto number = figures(word))
    return *number >= 1 && *number <= 12 ? std::optional<int>(*number) : std::nullopt;
  return named(kMonths, word);
}

std::optional<int> weekday_of(std::string_view text) {
  std::string word = without_dot(text);
  if (word.ends_with("days")) word.pop_back();
  return named(kWeekdays, word);
}

std::optional<long> number_of(std::string_view text) {
  const std::string word = without_dot(text);
  if (const auto number = figures(word)) return number;
  if (const auto number = look_up(kNumbers, word)) return number;
  const std::size_t joint = word.find_first_of("- ");
  if (joint == std::string::npos) return std::nullopt;
  const auto tens = look_up(kNumbers, std::string_view(word).substr(0, joint));
  const auto ones = look_up(kNumbers, std::string_view(word).substr(joint + 1));
  if (!tens || !ones || *tens < 20 || *tens > 90 || *ones < 1 || *ones > 9) return std::nullopt;
  return *tens + *ones;
}

std::optional<DateUnit> unit_of(std::string_view text) { return look_up(kUnits, lower(text)); }

std::optional<Direction> direction_of(std::string_view text) {
  const std::string word = lower(text);
  if (const auto way = look_up(kDirections, word)) return way;
  return word.starts_with("the ") ? look_up(kDirections, std::string_view(word).substr(4)) : std::nullopt;
}

std::optional<std::string> season_of(std::string_view text) {
  const auto found = look_up(kSeasons, lower(text));
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

std::optional<std::string> part_of_day(std::string_view text) {
  const auto found = look_up(kPartsOfDay, lower(text));
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

}  // namespace polex::engine

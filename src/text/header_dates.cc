// Turns the dates that headers and URLs write into ISO 8601. A date without a year is none; 07/08/2022 is
// none, since nobody can tell its month. Leaves dates in running text to engine/. Tested by header_test.cc.
#include <array>
#include <charconv>

#include "text/bytes.h"
#include "text/header_lines.h"

namespace polex::text {
namespace {

struct Day {
  unsigned year = 0;
  unsigned month = 0;  // 0: not told
  unsigned day = 0;    // 0: not told
};

bool is_leap(unsigned year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool exists(const Day& day) {
  static constexpr std::array<unsigned, 13> kDays = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day.year < 1900 || day.year > 2099 || day.month > 12) return false;
  if (day.month == 0) return day.day == 0;
  return day.day <= (day.month == 2 && !is_leap(day.year) ? 28 : kDays[day.month]);
}

std::string iso(const Day& day) {
  const auto two = [](unsigned value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  std::string text = std::to_string(day.year);
  if (day.month != 0) text += "-" + two(day.month);
  if (day.day != 0) text += "-" + two(day.day);
  return text;
}

// A reader over text[at, end) that only moves when it has read what it was asked for.
class Reader {
 public:
  Reader(std::string_view text, Span within) : text_(text), at_(within.begin), end_(within.end) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  bool number(std::size_t least, std::size_t most, unsigned& value) {
    std::size_t stop = at_;
    while (stop < end_ && is(text_[stop], kDigit)) ++stop;
    if (stop - at_ < least || stop - at_ > most) return false;
    std::from_chars(text_.data() + at_, text_.data() + stop, value);
    at_ = stop;
    return true;
  }

  bool any_of(std::string_view set) {
    if (at_ >= end_ || set.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }

  // White space, commas, full stops and hyphens between a date's parts.
  void gap() {
    while (at_ < end_ &&
           (is(text_[at_], kSpace) || text_[at_] == ',' || text_[at_] == '.' || text_[at_] == '-'))
      ++at_;
    const std::size_t skipped = skip_space(text_, at_, end_);
    at_ = skipped;
  }

  void ordinal() {
    const std::string_view word = word_at(text_, at_, end_);
    if (word == "st" || word == "nd" || word == "rd" || word == "th") at_ += 2;
  }

  void of() {
    if (word_at(text_, at_, end_) == "of") at_ += 2;
    gap();
  }

  // January, Jan, JAN, Sept: 1 to 12.
  bool month(unsigned& value) {
    static constexpr std::array<std::string_view, 12> kMonths = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    const std::string_view word = word_at(text_, at_, end_);
    if (word.size() < 3 || !is(word[0], kUpper)) return false;
    for (unsigned i = 0; i < kMonths.size(); ++i) {
      if (!abbreviates(word, kMonths[i])) continue;
      value = i + 1;
      at_ += word.size();
      return true;
    }
    return false;
  }

 private:
  static bool abbreviates(std::string_view word, std::string_view month) {
    if (word.size() > month.size()) return false;
    if (word.size() != month.size() && word.size() > 4) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if ((word[i] | 0x20) != month[i]) return false;
    return word.size() != 4 || month.size() == 4 || month == "september";
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
};

bool read_iso(Reader& reader, Day& day) {
  if (!reader.number(4, 4, day.year) || !reader.any_of("-/.")) return false;
  if (!reader.number(1, 2, day.month) || day.month == 0) return false;
  Reader further = reader;
  if (further.any_of("-/.") && further.number(1, 2, day.day)) reader = further;
  return true;
}

bool read_day_first(Reader& reader, Day& day) {
  if (!reader.number(1, 2, day.day) || day.day == 0) return false;
  reader.ordinal();
  reader.gap();
  reader.of();
  if (!reader.month(day.month)) return false;
  reader.gap();
  return reader.number(4, 4, day.year);
}

bool read_month_first(Reader& reader, Day& day) {
  if (!reader.month(day.month)) return false;
  reader.gap();
  if (reader.number(4, 4, day.year)) return true;
  if (!reader.number(1, 2, day.day) || day.day == 0) return false;
  reader.ordinal();
  reader.gap();
  return reader.number(4, 4, day.year);
}

// 26/07/2022 and 07/26/2022, where one of the two cannot be a month.
bool read_slashes(Reader& reader, Day& day) {
  unsigned first = 0;
  unsigned second = 0;
  if (!reader.number(1, 2, first) || !reader.any_of("/.-")) return false;
  if (!reader.number(1, 2, second) || !reader.any_of("/.-")) return false;
  if (!reader.number(4, 4, day.year)) return false;
  if ((first > 12) == (second > 12) && first != second) return false;
  day.day = first > 12 ? first : second;
  day.month = first > 12 ? second : first;
  return day.month != 0;
}

using ReadDay = bool (*)(Reader&, Day&);

std::optional<FoundDate> date_at(std::string_view text, Span within) {
  for (const ReadDay read : {read_iso, read_slashes, read_day_first, read_month_first}) {
    Reader reader(text, within);
    Day day;
    if (!read(reader, day) || !exists(day)) continue;
    const std::size_t end = reader.at();
    if (end < within.end && is(text[end], kDigit)) continue;
    return FoundDate{{within.begin, end}, iso(day)};
  }
  return std::nullopt;
}

// "/2022/07/20/" from behind its first slash.
std::optional<Day> url_day(std::string_view url, std::size_t at) {
  Reader reader(url, {at, url.size()});
  Day day;
  unsigned first = 0;
  if (reader.number(4, 4, day.year)) {
    if (!reader.any_of("/-") || !reader.number(1, 2, day.month) || day.month == 0) return std::nullopt;
    Reader further = reader;
    if (further.any_of("/-") && further.number(1, 2, day.day)) reader = further;
    return day;
  }
  if (!reader.number(1, 2, first) || !reader.any_of("/-") || !reader.number(1, 2, day.month))
    return std::nullopt;
  if (!reader.any_of("/-") || !reader.number(4, 4, day.year)) return std::nullopt;
  day.day = first;
  if (day.month > 12) std::swap(day.month, day.day);
  return day.month == 0 ? std::nullopt : std::optional<Day>(day);
}

// "/202207270441.html": year, month, day and a serial number in one run of 8, 12 or 14 digits.
std::optional<Day> url_run(std::string_view url, std::size_t at) {
  std::size_t end = at;
  while (end < url.size() && is(url[end], kDigit)) ++end;
  const std::size_t size = end - at;
  if (size != 8 && size != 12 && size != 14) return std::nullopt;
  Day day;
  std::from_chars(url.data() + at, url.data() + at + 4, day.year);
  std::from_chars(url.data() + at + 4, url.data() + at + 6, day.month);
  std::from_chars(url.data() + at + 6, url.data() + at + 8, day.day);
  if (day.month == 0 || day.day == 0) return std::nullopt;
  return day;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, Span within) {
  std::optional<FoundDate> partial;
  for (std::size_t at = within.begin; at < within.end; ++at) {
    if (at > within.begin && is(text[at - 1], kWord)) continue;
    constexpr std::string_view kMonthInitials = "JFMASOND";
    if (!is(text[at], kDigit) && kMonthInitials.find(text[at]) == std::string_view::npos) continue;
    std::optional<FoundDate> found = date_at(text, {at, within.end});
    if (!found) continue;
    if (found->iso.size() == 10) return found;
    if (!partial) partial = found;
    at = found->span.end;
  }
  return partial;
}

std::optional<std::string> url_date(std::string_view url) {
  std::optional<std::string> partial;
  for (std::size_t at = 1; at < url.size(); ++at) {
    if ((url[at - 1] != '/' && url[at - 1] != '-' && url[at - 1] != '_') || !is(url[at], kDigit)) continue;
    std::optional<Day> day = url_day(url, at);
    if (!day || !exists(*day)) day = url_run(url, at);
    if (!day || !exists(*day)) continue;
    if (day->day != 0) return iso(*day);
    if (!partial && url[at - 1] == '/') partial = iso(*day);
  }
  return partial;
}

}  // namespace polex::text

// Turns a dump's date field into ISO 8601; leaves dates in running text to engine/dates; tested by
// iso_date_test.cc.
#include "text/iso_date.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace polex::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// A run of digits, a run of letters, or one other character.
struct Token {
  std::string_view text;
  [[nodiscard]] bool number() const { return is_digit(text[0]); }
  [[nodiscard]] bool word() const { return is_letter(text[0]); }
  [[nodiscard]] bool is(char c) const { return text.size() == 1 && text[0] == c; }
};

std::vector<Token> tokens_of(std::string_view told) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < told.size();) {
    std::size_t end = at + 1;
    if (is_digit(told[at]))
      while (end < told.size() && is_digit(told[end])) ++end;
    else if (is_letter(told[at]))
      while (end < told.size() && is_letter(told[end])) ++end;
    if (told[at] != ' ' && told[at] != '\t') tokens.push_back({told.substr(at, end - at)});
    at = end;
  }
  return tokens;
}

int value_of(std::string_view digits) {
  if (digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  std::string folded;
  for (const char c : word) folded += lower(c);
  if (folded == "sept") return 9;
  for (std::size_t month = 0; month < kMonths.size(); ++month)
    if (folded == kMonths[month] || folded == kMonths[month].substr(0, 3)) return static_cast<int>(month) + 1;
  return 0;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<std::string> iso(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return {};
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<std::string> iso(int year, int month) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return {};
  return fmt::format("{:04}-{:02}", year, month);
}

// Nothing, or a time of day behind the date: it is not looked at.
bool ends_or_time(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return true;
  if (tokens[at].word() && lower(tokens[at].text[0]) == 't' && tokens[at].text.size() == 1) return true;
  if (tokens[at].is(',')) ++at;
  return at + 2 < tokens.size() && tokens[at].number() && tokens[at + 1].is(':') && tokens[at + 2].number();
}

// 2023 | 20230709 | 2023-07 | 2023-07-09 | 2023/7/9 | 2023.7.9
std::optional<std::string> year_first(const std::vector<Token>& tokens) {
  const std::string_view first = tokens[0].text;
  if (first.size() == 8 && ends_or_time(tokens, 1)) {
    const int all = value_of(first);
    return iso(all / 10000, all / 100 % 100, all % 100);
  }
  if (first.size() != 4) return {};
  if (tokens.size() == 1) return value_of(first) > 0 ? std::optional(std::string(first)) : std::nullopt;
  const bool separator = tokens[1].is('-') || tokens[1].is('/') || tokens[1].is('.');
  if (!separator || tokens.size() < 3 || !tokens[2].number() || tokens[2].text.size() > 2) return {};
  if (tokens.size() == 3) return iso(value_of(first), value_of(tokens[2].text));
  const bool day = tokens.size() > 4 && tokens[3].text == tokens[1].text && tokens[4].number();
  if (!day || tokens[4].text.size() > 2 || !ends_or_time(tokens, 5)) return {};
  return iso(value_of(first), value_of(tokens[2].text), value_of(tokens[4].text));
}

std::size_t skip(const std::vector<Token>& tokens, std::size_t at, char separator) {
  while (at < tokens.size() && (tokens[at].is(separator) || tokens[at].is('.') || tokens[at].is(','))) ++at;
  return at;
}

std::size_t skip_ordinal(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return at;
  const std::string_view word = tokens[at].text;
  return word == "st" || word == "nd" || word == "rd" || word == "th" ? at + 1 : at;
}

bool is_year(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].number() && tokens[at].text.size() == 4;
}

// 24-May-2007 | 24 May 2007 | 24th May, 2007
std::optional<std::string> day_first(const std::vector<Token>& tokens, std::size_t at) {
  if (tokens[at].text.size() > 2) return {};
  const int day = value_of(tokens[at].text);
  at = skip(tokens, skip_ordinal(tokens, at + 1), '-');
  if (at >= tokens.size() || !tokens[at].word()) return {};
  const int month = month_named(tokens[at].text);
  at = skip(tokens, at + 1, '-');
  if (!is_year(tokens, at) || !ends_or_time(tokens, at + 1)) return {};
  return iso(value_of(tokens[at].text), month, day);
}

// May 24, 2007 | May 2007
std::optional<std::string> month_first(const std::vector<Token>& tokens, std::size_t at) {
  const int month = month_named(tokens[at].text);
  at = skip(tokens, at + 1, '-');
  if (is_year(tokens, at) && ends_or_time(tokens, at + 1)) return iso(value_of(tokens[at].text), month);
  if (at >= tokens.size() || !tokens[at].number() || tokens[at].text.size() > 2) return {};
  const int day = value_of(tokens[at].text);
  at = skip(tokens, skip_ordinal(tokens, at + 1), '-');
  if (!is_year(tokens, at) || !ends_or_time(tokens, at + 1)) return {};
  return iso(value_of(tokens[at].text), month, day);
}

bool is_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  std::string folded;
  for (const char c : word.substr(0, 3)) folded += lower(c);
  for (const std::string_view day : kDays)
    if (folded == day) return true;
  return false;
}

}  // namespace

std::optional<std::string> to_iso_date(std::string_view told) {
  if (told.size() > 64) return {};
  const std::vector<Token> tokens = tokens_of(told);
  if (tokens.empty()) return {};
  std::size_t at = 0;
  if (tokens[0].word() && month_named(tokens[0].text) == 0 && is_weekday(tokens[0].text))
    at = skip(tokens, 1, ',');
  if (at >= tokens.size()) return {};
  if (tokens[at].word()) return month_named(tokens[at].text) == 0 ? std::nullopt : month_first(tokens, at);
  if (!tokens[at].number()) return {};
  if (tokens[at].text.size() <= 2) return day_first(tokens, at);
  return at == 0 ? year_first(tokens) : std::nullopt;
}

}  // namespace polex::text

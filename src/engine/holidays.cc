// Turns a holiday's name and a year into its day. Lunar days: new moons after Meeus, Astronomical Algorithms,
// ch. 49, at UTC+8, checked for 2000-2040; US ones: 5 U.S.C. 6103. Leaves which year is meant to
// dates_explicit.cc. Tested by holidays_test.cc.
#include <array>

#include "engine/date_words.h"

namespace polex::engine {

namespace {

constexpr int kFirstLunarYear = 2000;
using LunarTable = std::array<int, 41>;  // month * 100 + day, one a year

constexpr LunarTable kSpringFestival = {205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210,
                                        131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206,
                                        126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212};
constexpr LunarTable kDragonBoat = {606, 625, 615, 604, 622, 611, 531, 619, 608, 528, 616, 606, 623, 612,
                                    602, 620, 609, 530, 618, 607, 625, 614, 603, 622, 610, 531, 619, 609,
                                    528, 616, 605, 624, 612, 601, 620, 610, 530, 618, 607, 527, 614};
constexpr LunarTable kMidAutumn = {912, 1001, 921, 911,  928, 918, 1006, 925, 914, 1003, 922,
                                   912, 930,  919, 908,  927, 915, 1004, 924, 913, 1001, 921,
                                   910, 929,  917, 1006, 925, 915, 1003, 922, 912, 1001, 919,
                                   908, 927,  916, 1004, 924, 913, 1002, 920};

std::optional<CivilDate> lunar(const LunarTable& table, int year) {
  if (year < kFirstLunarYear || year >= kFirstLunarYear + static_cast<int>(table.size())) return std::nullopt;
  const int day = table[static_cast<std::size_t>(year - kFirstLunarYear)];
  return CivilDate{year, day / 100, day % 100};
}

std::optional<CivilDate> shifted(const std::optional<CivilDate>& date, long days) {
  return date ? std::optional<CivilDate>(add_days(*date, days)) : std::nullopt;
}

// The n-th such weekday of a month; n = -1: the last.
CivilDate nth_weekday(int year, int month, int wanted, int n) {
  if (n < 0) {
    const CivilDate last = last_day(year, month);
    return add_days(last, -((weekday(last) - wanted + 7) % 7));
  }
  const CivilDate first{year, month, 1};
  return add_days(first, (wanted - weekday(first) + 7) % 7 + 7L * (n - 1));
}

// Solar longitude 15 degrees at UTC+8; the common formula of the 21st century.
std::optional<CivilDate> qingming(int year) {
  if (year < 2000 || year > 2099) return std::nullopt;
  const int y = year - 2000;
  return CivilDate{year, 4, (y * 2422 + 48100) / 10000 - y / 4};
}

struct Fixed {
  std::string_view name;
  int month;
  int day;
};
constexpr std::array<Fixed, 15> kFixed = {{
    {"new year's day", 1, 1},
    {"new year", 1, 1},
    {"valentine's day", 2, 14},
    {"international women's day", 3, 8},
    {"may day", 5, 1},
    {"labour day", 5, 1},
    {"international workers' day", 5, 1},
    {"fourth of july", 7, 4},
    {"halloween", 10, 31},
    {"veterans day", 11, 11},
    {"christmas eve", 12, 24},
    {"christmas day", 12, 25},
    {"christmas", 12, 25},
    {"boxing day", 12, 26},
    {"new year's eve", 12, 31},
}};

struct EasterOffset {
  std::string_view name;
  int days;
};
constexpr std::array<EasterOffset, 8> kEaster = {{
    {"ash wednesday", -46},
    {"palm sunday", -7},
    {"good friday", -2},
    {"easter", 0},
    {"easter sunday", 0},
    {"easter monday", 1},
    {"ascension day", 39},
    {"pentecost", 49},
}};

std::optional<CivilDate> chinese(std::string_view name, int year) {
  if (name == "spring festival" || name == "chinese new year" || name == "lunar new year")
    return lunar(kSpringFestival, year);
  if (name == "lantern festival") return shifted(lunar(kSpringFestival, year), 14);
  if (name == "dragon boat festival") return lunar(kDragonBoat, year);
  if (name == "mid-autumn festival") return lunar(kMidAutumn, year);
  if (name == "qingming" || name == "qingming festival" || name == "tomb-sweeping day") return qingming(year);
  return std::nullopt;
}

}  // namespace

std::optional<CivilDate> holiday(std::string_view name, int year) {
  if (year < 1583 || year > 9998) return std::nullopt;
  const std::string word = lower(name);
  for (const Fixed& fixed : kFixed)
    if (fixed.name == word) return CivilDate{year, fixed.month, fixed.day};
  for (const EasterOffset& offset : kEaster)
    if (offset.name == word) return add_days(easter(year), offset.days);
  if (word == "thanksgiving" || word == "thanksgiving day") return nth_weekday(year, 11, 4, 4);
  if (word == "labor day") return nth_weekday(year, 9, 1, 1);
  if (word == "memorial day") return nth_weekday(year, 5, 1, -1);
  return chinese(word, year);
}

}  // namespace polex::engine

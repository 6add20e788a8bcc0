// What one line of a header may be, and the dates in it. Private to text/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "polex/span.h"

namespace polex::text {

// A calendar date as headers write it; ISO, partial allowed.
struct FoundDate {
  Span span;
  std::string iso;
};
// First date with a year in text[within]: 2023-07-09, 9 July 2023, July 9, 2023, 14 DEC 2023, 28-Jul-2005,
// 2023/07/09.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text, Span within);
// /2022/07/20/, /2022-07-20, /20/07/2022/, /20220720..., /2022/07/.
[[nodiscard]] std::optional<std::string> url_date(std::string_view url);

// ASCII letters in `lower` match either case.
[[nodiscard]] bool starts_folded(std::string_view text, std::string_view lower);
[[nodiscard]] std::size_t count_words(std::string_view text);
// White space folded to single spaces, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);
[[nodiscard]] bool ends_with_stop(std::string_view text);

[[nodiscard]] bool is_url(std::string_view line);
// "Source: Xinhua", "Posted on ...": the label's length, or 0. `alone` if nothing else stands in the line.
[[nodiscard]] std::size_t label_length(std::string_view line, bool& alone);
// "By Dana Whitlock", "Staff writer".
[[nodiscard]] bool is_byline(std::string_view line);
// "SIYABONGA SITHOLE": two or three words in capitals.
[[nodiscard]] bool is_shouted_name(std::string_view line);
// "MEDIA RELEASE", "European Commission - Press release".
[[nodiscard]] bool is_kind_line(std::string_view line);
// "HOME > News Center".
[[nodiscard]] bool is_breadcrumb(std::string_view line);
// "###": no letter or digit.
[[nodiscard]] bool is_decoration(std::string_view line);
// "(Reporting by ...; Editing by ...)" under the text.
[[nodiscard]] bool is_credit(std::string_view line);
// Little else than a date: "Brussels, 14 May 2024", "February 13, 2024 6:41 PM GMT+1".
[[nodiscard]] bool is_date_line(std::string_view line, const FoundDate& date);
// "Ministry of Jal Shakti" over the title: who publishes.
[[nodiscard]] bool is_publisher(std::string_view line);

struct Dateline {
  std::string_view place;         // "Changzhou City, Jiangsu Province", "XI'AN"
  std::optional<FoundDate> date;  // span within the paragraph
  std::size_t size = 0;           // bytes up to the running text
};
// "CITY, Month D (Agency) -- ", "City, Region – ", "SEOUL—"; with `colon` also "Doha: ".
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view paragraph, bool colon);

}  // namespace polex::text

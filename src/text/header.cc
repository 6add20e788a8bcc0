// Turns an article's first paragraphs into its title, date and dateline, and marks those that hold no
// sentence: URL, byline, date line, labels. Leaves dates in running text to engine/. Tested by
// header_test.cc.
#include <algorithm>
#include <array>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

constexpr std::size_t kReach = 16;  // paragraphs that a header may take
constexpr std::size_t kLongestTitle = 250;
constexpr std::size_t kLongestStopped = 140;  // of a title that ends with a full stop

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

char fold(char c) { return is(c, kUpper) ? static_cast<char>(c | 0x20) : c; }

bool starts_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == fold(b); });
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool word = !is(c, kSpace);
    words += word && !inside ? 1U : 0U;
    inside = word;
  }
  return words;
}

std::string one_line(std::string_view text) {
  std::string line;
  std::size_t at = 0;
  while ((at = skip_space(text, at, text.size())) < text.size()) {
    std::size_t end = at;
    while (end < text.size() && !is_space(decode(text, end).value)) end += decode(text, end).length;
    if (!line.empty()) line += ' ';
    line += text.substr(at, end - at);
    at = end;
  }
  return line;
}

bool is_url(std::string_view text) {
  const bool start =
      starts_folded(text, "http://") || starts_folded(text, "https://") || starts_folded(text, "www.");
  return start && std::none_of(text.begin(), text.end(), [](char c) { return is(c, kSpace); });
}

bool ends_with_stop(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t before = previous(text, end, 0);
    const char32_t value = decode(text, before).value;
    if (!is_quote_mark(value) && value != ')')
      return value == '.' || value == '!' || value == '?' || value == 0x3002;
    end = before;
  }
  return false;
}

// "Source: Xinhua", "Posted on ...": the label's length, or 0. `alone` if nothing else stands in the line.
constexpr std::array<std::string_view, 34> kLabels = {"source",
                                                      "updated",
                                                      "update",
                                                      "published on",
                                                      "published",
                                                      "posted on",
                                                      "posted",
                                                      "date",
                                                      "editor",
                                                      "edited by",
                                                      "author",
                                                      "authors",
                                                      "by",
                                                      "from",
                                                      "hits",
                                                      "release date",
                                                      "released on",
                                                      "release",
                                                      "last updated",
                                                      "last modified",
                                                      "modified",
                                                      "reporter",
                                                      "written by",
                                                      "issued on",
                                                      "issued",
                                                      "contact information",
                                                      "contacts",
                                                      "contact",
                                                      "tags",
                                                      "category",
                                                      "photo by",
                                                      "time",
                                                      "for immediate release",
                                                      "created"};

std::size_t label_length(std::string_view line, bool& alone) {
  for (const std::string_view label : kLabels) {
    if (!starts_folded(line, label)) continue;
    const std::size_t size = label.size();
    const std::string_view rest = line.substr(size);
    alone = rest.empty() || rest == ":";
    if (alone || rest[0] == ':') return size;
    if (label == "for immediate release") return size;
    const bool dated = label.ends_with(" on") || label == "published" || label == "updated" ||
                       label == "posted" || label == "update" || label == "last updated";
    if (dated && is(rest[0], kSpace) && find_date(line, {size, std::min(line.size(), size + 40)}))
      return size;
  }
  return 0;
}

bool is_byline(std::string_view line) {
  const bool by = starts_with(line, "By ") || starts_with(line, "BY ");
  if (by && line.size() > 3 && is(line[3], kUpper | kHigh))
    return count_words(line) <= 12 && !ends_with_stop(line);
  return starts_folded(line, "staff writer") || starts_folded(line, "staff reporter") ||
         starts_folded(line, "special to ");
}

// "SIYABONGA SITHOLE" under a URL: two or three words in capitals.
bool is_shouted_name(std::string_view line) {
  const std::size_t words = count_words(line);
  return words >= 2 && words <= 3 && std::all_of(line.begin(), line.end(), [](char c) {
           return is(c, kUpper | kHigh) || c == ' ' || c == '.' || c == '-' || c == '\'';
         });
}

bool is_kind_line(std::string_view line) {
  if (line.size() > 80) return false;
  for (const std::string_view kind : {"press release", "media release", "news release", "press statement",
                                      "for immediate release", "press note", "advance release"})
    if (starts_folded(line, kind) ||
        (line.size() > kind.size() && starts_folded(line.substr(line.size() - kind.size()), kind)))
      return true;
  return false;
}

bool is_breadcrumb(std::string_view line) {
  return line.size() < 200 && line.find(" > ") != std::string_view::npos && !ends_with_stop(line);
}

bool is_decoration(std::string_view line) {
  return std::none_of(line.begin(), line.end(), [](char c) { return is(c, kWord); });
}

// A line that is little else than a date: "Brussels, 14 May 2024", "February 13, 2024 6:41 PM GMT+1".
bool is_date_line(std::string_view line, const FoundDate& date) {
  if (line.size() > 80) return false;
  std::string rest(line.substr(0, date.span.begin));
  rest += ' ';
  rest += line.substr(date.span.end);
  std::size_t words = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if (!is(rest[at], kUpper | kLower) || (at > 0 && is(rest[at - 1], kWord))) continue;
    ++words;
    lower += is(rest[at], kLower) ? 1U : 0U;
  }
  return words <= 4 && lower <= 2;
}

// "Ministry of Jal Shakti" over the title: who publishes.
bool is_publisher(std::string_view line) {
  if (count_words(line) > 8) return false;
  for (const std::string_view head :
       {"Ministry of", "Department of", "Department for", "Office of", "Government of", "Bureau of",
        "Embassy of", "European Commission", "Council of", "Prime Minister's Office", "Cabinet",
        "Federal Ministry", "State Department", "U.S. Department"})
    if (starts_with(line, head)) return true;
  return false;
}

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

class Header {
 public:
  Header(const Article& article, std::vector<Paragraph>& paragraphs, Layout& layout)
      : text_(article.text), article_(article), paragraphs_(paragraphs), layout_(layout) {}

  void read() {
    const std::size_t reach = std::min(kReach, paragraphs_.size());
    std::size_t i = 0;
    while (i < reach && (!is_running(i) || is_standfirst(i))) read_line(i++);
    body_ = i;
    choose_title();
    if (i < paragraphs_.size()) read_dateline(paragraphs_[i]);
    if (layout_.date.empty() && i < paragraphs_.size()) read_today(paragraphs_[i].span);
    layout_.body_begin = i < paragraphs_.size() ? paragraphs_[i].span.begin : text_.size();
    take_given();
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const { return slice(text_, paragraphs_[i].span); }

  // Running text has a sentence in it. One short sentence at the very top may yet be a title.
  [[nodiscard]] bool is_running(std::size_t i) const {
    const Paragraph& paragraph = paragraphs_[i];
    const std::string_view words = line(i);
    bool alone = false;
    if (is_url(words) || is_byline(words) || label_length(words, alone) > 0 || is_date_word(words))
      return false;
    if (paragraph.list_item) return true;
    if (has_dateline(paragraph.span)) return true;
    if (i == 0 && ends_with_stop(words)) return !is_stopped_title();
    if (ends_with_stop(words)) return words.size() > 40 || count_words(words) > 5;
    return words.size() > kLongestTitle || paragraph.lines > 3;
  }

  // A sentence between the title and "From:", "Published", a date line: the header goes on behind it.
  [[nodiscard]] bool is_standfirst(std::size_t i) const {
    if (i == 0 || i + 1 >= paragraphs_.size() || line(i).size() > kLongestTitle) return false;
    bool alone = false;
    const std::string_view next = line(i + 1);
    if (label_length(next, alone) > 0) return true;
    const std::optional<FoundDate> date = next.size() > 80 ? std::nullopt : find_date(next, {0, next.size()});
    return date && is_date_line(next, *date);
  }

  static bool is_date_word(std::string_view words) {
    return starts_with(words, "date ") && words.size() > 15;
  }

  [[nodiscard]] bool is_stopped_title() const {
    if (paragraphs_.size() < 2 || line(0).size() > kLongestStopped || paragraphs_[0].lines > 1) return false;
    if (!paragraphs_[1].after_blank) return line(0).back() == '?';
    if (paragraphs_.size() < 3 && line(1).size() < line(0).size()) return false;
    const std::size_t stop = line(0).find(". ");
    return stop == std::string_view::npos || line(0).back() == '?';
  }

  void read_line(std::size_t i) {
    Paragraph& paragraph = paragraphs_[i];
    const std::string_view words = line(i);
    bool alone = false;
    if (is_url(words)) {
      under_url_ = true;
      set_date(url_date(words), DateFrom::header);
      paragraph.metadata = true;
    } else if (is_date_word(words)) {
      read_date_title(paragraph, i);
    } else if (label_length(words, alone) > 0) {
      paragraph.metadata = true;
      value_follows_ = alone;
      if (!starts_folded(words, "contact")) take_date(words);
      return;
    } else if (value_follows_ && paragraph.indent > 0) {
      paragraph.metadata = true;
      take_date(words);
    } else if (!is_running(i)) {
      read_plain(paragraph, words, i);
    }
    value_follows_ = false;
  }

  // " date 2023-07-09 Title"
  void read_date_title(Paragraph& paragraph, std::size_t i) {
    const std::optional<FoundDate> date = find_date(text_, paragraph.span);
    if (!date || date->span.begin != paragraph.span.begin + 5) return read_plain(paragraph, line(i), i);
    set_date(date->iso, DateFrom::header);
    paragraph.span.begin = skip_space(text_, date->span.end, paragraph.span.end);
    paragraph.headline = true;
    if (paragraph.span.empty()) {
      paragraph.metadata = true;
    } else {
      candidates_.push_back(i);
    }
  }

  void read_plain(Paragraph& paragraph, std::string_view words, std::size_t i) {
    const std::optional<FoundDate> date = find_date(words, {0, words.size()});
    const bool shouted = under_url_ && candidates_.empty() && is_shouted_name(words);
    if (date && is_date_line(words, *date)) {
      set_date(date->iso, DateFrom::header);
      paragraph.metadata = true;
    } else if (is_kind_line(words) || is_breadcrumb(words) || is_byline(words) || is_decoration(words) ||
               shouted) {
      paragraph.metadata = true;
    } else {
      paragraph.headline = true;
      candidates_.push_back(i);
    }
  }

  void take_date(std::string_view words) {
    if (const std::optional<FoundDate> date = find_date(words, {0, words.size()}))
      set_date(date->iso, DateFrom::header);
  }

  // The first date wins, unless a later one of the header is fuller.
  void set_date(const std::optional<std::string>& iso, DateFrom from) {
    if (!iso || layout_.date.size() >= iso->size()) return;
    layout_.date = *iso;
    layout_.date_from = from;
  }

  // The first line that is no publisher's name, if a longer one follows that.
  void choose_title() {
    if (candidates_.empty()) return;
    std::size_t chosen = candidates_[0];
    for (std::size_t i = 1; i < candidates_.size() && is_publisher(line(chosen)); ++i)
      if (count_words(line(candidates_[i])) >= 4) chosen = candidates_[i];
    layout_.title_span = paragraphs_[chosen].span;
    layout_.title = one_line(slice(text_, *layout_.title_span));
  }

  [[nodiscard]] std::optional<Dash> dateline_dash(Span span) const {
    return find_dash(text_, {span.begin, std::min(span.end, span.begin + 110)});
  }

  // "Doha: The 7th Local Dates Festival": a place, a colon, and a sentence.
  [[nodiscard]] std::optional<Dash> dateline_colon(Span span) const {
    const std::size_t colon = text_.substr(span.begin, std::min<std::size_t>(span.size(), 30)).find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    const std::size_t at = span.begin + colon;
    return Dash{at, at + 1};
  }

  [[nodiscard]] bool has_dateline(Span span) const {
    std::optional<FoundDate> date;
    const std::optional<Dash> dash = dateline_dash(span);
    if (!dash || span.end - dash->end < 60) return false;
    return is_place(dateline_place(text_.substr(span.begin, dash->begin - span.begin), date));
  }

  void read_dateline(Paragraph& paragraph) {
    std::optional<FoundDate> date;
    std::optional<Dash> end = dateline_dash(paragraph.span);
    if (!has_dateline(paragraph.span)) end = dateline_colon(paragraph.span);
    if (!end || paragraph.span.end - end->end < 20) return;
    const std::string_view head = text_.substr(paragraph.span.begin, end->begin - paragraph.span.begin);
    const std::string_view place = dateline_place(head, date);
    if (!is_place(place) || !is_upper(decode(text_, skip_space(text_, end->end, paragraph.span.end)).value)) {
      if (text_[end->begin] == ':' || !is_place(place)) return;
    }
    if (text_[end->begin] == ':' && (count_words(place) > 2 || !paragraph.after_blank) && !under_url_) return;
    layout_.place = one_line(place);
    paragraph.span.begin = skip_space(text_, end->end, paragraph.span.end);
    if (date) set_date(date->iso, DateFrom::dateline);
  }

  // "today (July 23, 2024)", "Today, July 23, 2024," in the first running paragraph.
  void read_today(Span span) {
    const std::string_view words = slice(text_, span).substr(0, 1000);
    for (const std::string_view today : {"today", "Today"}) {
      const std::size_t at = words.find(today);
      if (at == std::string_view::npos) continue;
      const std::optional<FoundDate> date = find_date(words, {at, std::min(words.size(), at + 40)});
      if (date && date->span.begin <= at + today.size() + 4) set_date(date->iso, DateFrom::text);
    }
  }

  // What the dump tells wins over what the text tells.
  void take_given() {
    if (!article_.title.empty()) {
      const std::string given = one_line(article_.title);
      if (layout_.title != given) layout_.title_span = find_title(given);
      layout_.title = given;
    }
    if (article_.date.empty()) return;
    const std::optional<FoundDate> date = find_date(article_.date, {0, article_.date.size()});
    layout_.date = date ? date->iso : article_.date;
    layout_.date_from = DateFrom::input;
  }

  [[nodiscard]] std::optional<Span> find_title(std::string_view given) const {
    for (const std::size_t i : candidates_)
      if (one_line(line(i)) == given) return paragraphs_[i].span;
    return std::nullopt;
  }

  std::string_view text_;
  const Article& article_;
  std::vector<Paragraph>& paragraphs_;
  Layout& layout_;
  std::vector<std::size_t> candidates_;
  std::size_t body_ = 0;
  bool under_url_ = false;
  bool value_follows_ = false;
};

}  // namespace

void read_header(const Article& article, std::vector<Paragraph>& paragraphs, Layout& layout) {
  Header(article, paragraphs, layout).read();
}

}  // namespace polex::text

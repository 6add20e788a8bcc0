// Turns an article's first paragraphs into its title, date and dateline, and marks those that hold no
// sentence: URL, byline, date line, labels. Leaves dates in running text to engine/. Tested by
// header_test.cc.
#include <algorithm>

#include "text/bytes.h"
#include "text/header_lines.h"
#include "text/stages.h"

namespace polex::text {
namespace {

constexpr std::size_t kReach = 16;  // paragraphs that a header may take
constexpr std::size_t kLongestTitle = 250;
constexpr std::size_t kLongestStopped = 140;  // of a title that ends with a full stop

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
    if (i < paragraphs_.size()) take_dateline(paragraphs_[i]);
    if (layout_.date.empty() && i < paragraphs_.size()) read_today(paragraphs_[i].span);
    if (i < paragraphs_.size()) read_signature();
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
    if (read_dateline(words, false)) return true;
    if (i == 0 && ends_with_stop(words)) return !is_stopped_title();
    if (words.ends_with(':')) return count_words(words) > 2;
    if (ends_with_stop(words)) return !candidates_.empty() || words.size() > 40 || count_words(words) > 5;
    return words.size() > kLongestTitle || paragraph.lines > 3;
  }

  // A sentence between the title and "From:", "Published", a date line: the header goes on behind it.
  [[nodiscard]] bool is_standfirst(std::size_t i) const {
    if (i == 0 || i + 1 >= paragraphs_.size() || line(i).size() > kLongestTitle) return false;
    bool alone = false;
    const std::string_view next = line(i + 1);
    if (label_length(next, alone) > 0) return true;
    if (next.starts_with('(')) return false;  // an agency's signature
    const std::optional<FoundDate> date = next.size() > 80 ? std::nullopt : find_date(next, {0, next.size()});
    return date && is_date_line(next, *date);
  }

  static bool is_date_word(std::string_view words) { return words.starts_with("date ") && words.size() > 15; }

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

  void take_dateline(Paragraph& paragraph) {
    const std::optional<Dateline> dateline =
        read_dateline(slice(text_, paragraph.span), paragraph.after_blank || under_url_);
    if (!dateline) return;
    layout_.place = one_line(dateline->place);
    paragraph.span.begin += dateline->size;
    if (dateline->date) set_date(dateline->date->iso, DateFrom::dateline);
  }

  // "today (July 23, 2024)", "Today, July 23, 2024," in the first running paragraph.
  void read_today(Span span) {
    const std::string_view words = slice(text_, span).substr(0, 400);
    for (const std::string_view today : {"today", "Today"}) {
      const std::size_t at = words.find(today);
      if (at == std::string_view::npos) continue;
      const std::optional<FoundDate> date = find_date(words, {at, std::min(words.size(), at + 40)});
      if (date && date->span.begin <= at + today.size() + 4) set_date(date->iso, DateFrom::text);
    }
  }

  // "(Port News Agency January 31, 2007)" by itself at the end.
  void read_signature() {
    constexpr std::size_t kLongest = 90;
    const std::string_view words = line(paragraphs_.size() - 1);
    if (words.size() > kLongest || !words.starts_with('(') || !words.ends_with(')')) return;
    const std::optional<FoundDate> date = find_date(words, {1, words.size() - 1});
    if (!date || date->span.end + 1 != words.size() || date->iso.size() < 10) return;
    for (std::size_t at = 1; at < date->span.begin; ++at)  // "(It takes effect on May 3, 2030)"
      if (is(words[at], kLower) && !is(words[at - 1], kWord)) return;
    paragraphs_.back().metadata = true;
    if (layout_.date.empty()) set_date(date->iso, DateFrom::text);
  }

  // What the dump tells wins over what the text tells, and that over the day given for all.
  void take_given() {
    if (!article_.title.empty()) {
      const std::string given = one_line(article_.title);
      if (layout_.title != given) layout_.title_span = find_title(given);
      layout_.title = given;
    }
    const std::string& given =
        article_.date.empty() && layout_.date.empty() ? article_.fallback_date : article_.date;
    if (given.empty()) return;
    const std::optional<FoundDate> date = find_date(given, {0, given.size()});
    layout_.date = date ? date->iso : given;
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

void mark_credits(std::string_view text, std::vector<Paragraph>& paragraphs) {
  constexpr std::size_t kTail = 4;
  const std::size_t first = paragraphs.size() - std::min(kTail, paragraphs.size());
  for (std::size_t i = first; i < paragraphs.size(); ++i)
    paragraphs[i].metadata = paragraphs[i].metadata || is_credit(slice(text, paragraphs[i].span));
}

void read_header(const Article& article, std::vector<Paragraph>& paragraphs, Layout& layout) {
  Header(article, paragraphs, layout).read();
}

}  // namespace polex::text

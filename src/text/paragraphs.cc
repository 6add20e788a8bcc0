// Turns a text into paragraphs: blank lines, bullets, hard-wrapped lines joined, wide gaps left by a lost
// table. Leaves what a paragraph means (title, byline, sentence) to others. Tested by paragraphs_test.cc.
#include <algorithm>
#include <cstring>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

constexpr std::string_view kWideGap = "          ";  // ten spaces: what pages leave between their boxes
constexpr std::size_t kNarrowest = 40;               // columns of a line that may be hard-wrapped
constexpr std::size_t kWidest = 130;
constexpr std::size_t kLongestHeadline = 110;

struct Line {
  Span span;                // trimmed, its bullet included
  std::size_t content = 0;  // behind the bullet; span.begin where there is none
  std::size_t indent = 0;
  bool after_blank = true;
  [[nodiscard]] bool bullet() const { return content != span.begin; }
};

bool ends_with_stop(std::string_view text, Span line) {
  std::size_t end = line.end;
  while (end > line.begin) {
    const std::size_t before = previous(text, end, line.begin);
    const char32_t value = decode(text, before).value;
    if (!is_quote_mark(value) && value != ')' && value != ']') {
      return value == '.' || value == '!' || value == '?' || value == 0x2026 || value == 0x3002;
    }
    end = before;
  }
  return false;
}

bool space_follows(std::string_view text, std::size_t at, std::size_t end) {
  return at < end && is_space(decode(text, at).value);
}

// "- ", "* ", "• ": the offset behind the sign, or `begin`.
std::size_t behind_sign(std::string_view text, std::size_t begin, std::size_t end) {
  const CodePoint sign = decode(text, begin);
  switch (sign.value) {
    case '-':
    case '*':
    case 0x2022:
    case 0x2013:
    case 0x2014:
    case 0x2023:
    case 0x25AA:
    case 0x25CF:
    case 0x25A0:
    case 0x25E6:
    case 0xB7:
      break;
    default:
      return begin;
  }
  return space_follows(text, begin + sign.length, end) ? begin + sign.length : begin;
}

// "(a) ", "12. ", "3) ": the offset behind the number, or `begin`.
std::size_t behind_number(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  const bool bracket = text[at] == '(';
  if (bracket) ++at;
  const std::string_view number = word_at(text, at, end);
  if (number.empty() || number.size() > 3) return begin;
  const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return is(c, kDigit); });
  at += number.size();
  if (at >= end) return begin;
  const bool closed = text[at] == ')' && (bracket || digits || number.size() == 1);
  const bool dotted = text[at] == '.' && !bracket && digits;
  return (closed || dotted) && space_follows(text, at + 1, end) ? at + 1 : begin;
}

std::size_t behind_bullet(std::string_view text, Span line) {
  if (line.empty() || is(text[line.begin], kUpper)) return line.begin;
  std::size_t behind = behind_sign(text, line.begin, line.end);
  if (behind == line.begin) behind = behind_number(text, line.begin, line.end);
  return behind == line.begin ? behind : skip_space(text, behind, line.end);
}

class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) { find_gap(0); }

  std::vector<Line> read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t found = text_.find('\n', at);
      const std::size_t end = found == std::string_view::npos ? text_.size() : found;
      add_row({at, end});
      at = end + 1;
    }
    return std::move(lines_);
  }

 private:
  void find_gap(std::size_t from) {
    if (from >= text_.size()) {
      gap_ = text_.size();
      return;
    }
    const void* found = memmem(text_.data() + from, text_.size() - from, kWideGap.data(), kWideGap.size());
    gap_ = found == nullptr ? text_.size()
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
  }

  // A row is what stands between two line feeds; a wide gap parts it into lines of their own.
  void add_row(Span row) {
    const std::size_t row_begin = row.begin;
    bool any = false;
    while (gap_ < row.end) {
      any = add_line({row.begin, gap_}, row_begin) || any;
      row.begin = skip_space(text_, gap_, row.end);
      blank_ = true;
      find_gap(row.begin);
    }
    any = add_line(row, row_begin) || any;
    if (!any) blank_ = true;
  }

  bool add_line(Span raw, std::size_t row_begin) {
    const Span span = trim(text_, raw);
    if (span.empty()) return false;
    Line line{span, span.begin, span.begin - row_begin, blank_};
    const std::size_t behind = behind_bullet(text_, span);
    if (behind != span.begin && behind < span.end && bullet_stands(line)) line.content = behind;
    blank_ = false;
    lines_.push_back(line);
    return true;
  }

  // A number or dash that begins a wrapped line in mid-sentence is no bullet.
  [[nodiscard]] bool bullet_stands(const Line& line) const {
    if (line.after_blank || lines_.empty()) return true;
    const Line& before = lines_.back();
    const char last = text_[before.span.end - 1];
    return before.bullet() || last == ':' || last == ';' || ends_with_stop(text_, before.span) ||
           is(text_[line.span.begin], kHigh) || before.span.size() < kNarrowest;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t gap_ = 0;
  bool blank_ = true;
};

bool continues_sentence(std::string_view text, const Line& before, const Line& line) {
  const char last = text[before.span.end - 1];
  return before.span.size() >= kNarrowest && last != ':' && last != ';' && !line.bullet() &&
         is_lower(decode(text, line.span.begin).value) && !ends_with_stop(text, before.span);
}

// The shortest length (a tenth left out) of lines that certainly go on in the next line; 0: not hard-wrapped.
std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::size_t> lengths;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].after_blank || lines[i - 1].span.size() > kWidest) continue;
    if (continues_sentence(text, lines[i - 1], lines[i])) lengths.push_back(lines[i - 1].span.size());
  }
  if (lengths.size() < 2) return 0;
  const auto tenth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 10);
  std::nth_element(lengths.begin(), tenth, lengths.end());
  return *tenth;
}

std::size_t first_word_size(std::string_view text, Span line) {
  const std::string_view words = slice(text, line);
  return std::min(words.find(' '), words.size());
}

bool joins(std::string_view text, const Line& before, const Line& line, std::size_t width) {
  if (line.after_blank || line.bullet()) return false;
  if (line.indent >= before.indent + 2 && !before.bullet()) return false;
  if (continues_sentence(text, before, line)) return true;
  const std::size_t length = before.span.size();
  return width > 0 && length <= kWidest && length + 1 + first_word_size(text, line.span) > width;
}

// Short, opening with a capital, and neither stopped nor leading on: "Cholera fears".
bool is_headline(std::string_view text, const Paragraph& paragraph) {
  const Span span = paragraph.span;
  if (span.size() > kLongestHeadline || paragraph.lines > 2) return false;
  const char32_t first = decode(text, span.begin).value;
  const char last = text[span.end - 1];
  return !is_lower(first) && !ends_with_stop(text, span) && last != ':' && last != ';' && last != ',';
}

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text) {
  const std::vector<Line> lines = LineReader(text).read();
  const std::size_t width = wrap_width(text, lines);
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (i > 0 && joins(text, lines[i - 1], line, width)) {
      paragraphs.back().span.end = line.span.end;
      ++paragraphs.back().lines;
      continue;
    }
    Paragraph paragraph;
    paragraph.span = {line.content, line.span.end};
    paragraph.indent = line.indent;
    paragraph.list_item = line.bullet();
    paragraph.after_blank = line.after_blank;
    paragraphs.push_back(paragraph);
  }
  return paragraphs;
}

void mark_headlines(std::string_view text, std::vector<Paragraph>& paragraphs) {
  for (Paragraph& paragraph : paragraphs) {
    if (paragraph.metadata || paragraph.headline || paragraph.list_item) continue;
    paragraph.headline = is_headline(text, paragraph);
  }
}

}  // namespace polex::text

// Turns a pack pattern into RE2 text over the rendered alphabet, with what any match must begin with and
// hold. Leaves compiling and places to pattern.cc. Tested by matching_test.cc and lint_test.cc.
//
// Where a letter can stand, a mark can stand before it: `plans?` becomes `[\x80-\xef]?plans?`. That is
// harmless inside words, since a mark stands only at a word's start, so the parser need not know where words
// begin.
#include "rules/pattern_parser.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "rules/pattern_shape.h"
#include "rules/suggest.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace polex::rules {

namespace {

constexpr std::string_view kMark = "[\\x80-\\xef]{0,2}";
constexpr std::string_view kWordRest = "[A-Za-z0-9\\x1f-]";

ByteSet range_set(unsigned low, unsigned high) {
  ByteSet set;
  for (unsigned byte = low; byte <= high; ++byte) set.set(byte);
  return set;
}

ByteSet marks() { return range_set(kFirstMark, kLastMark); }

// A class of exactly these bytes; one that nothing matches where there are none.
std::string class_of(const ByteSet& bytes) {
  if (bytes.none()) return "[^\\x00-\\xff]";
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "[";
  for (unsigned byte = 0; byte < 256; ++byte)
    if (bytes.test(byte)) out.append({'\\', 'x', kDigits[byte / 16], kDigits[byte % 16]});
  return out + "]";
}

// The marks of `codes`: by first byte, so that the first byte decides.
std::string class_of(const MarkSet& codes) {
  ByteSet shorts;
  std::array<ByteSet, kEscapes> longs;
  for (std::size_t code = 0; code < kMarkCodes; ++code) {
    if (!codes.test(code)) continue;
    const MarkBytes bytes = mark_bytes(code);
    if (bytes.second == 0)
      shorts.set(bytes.first);
    else
      longs[bytes.first - kFirstMark - kShortMarks].set(bytes.second);
  }
  std::string out = "(?:" + class_of(shorts);
  for (std::size_t escape = 0; escape < kEscapes; ++escape) {
    if (longs[escape].none()) continue;
    ByteSet first;
    first.set(kFirstMark + kShortMarks + escape);
    out += "|" + class_of(first) + class_of(longs[escape]);
  }
  return out + ")";
}

// Of two requirements, the one that fewer texts meet: words before marks before symbols.
std::size_t weight(const Requirement& r) {
  std::size_t sum = 0;
  for (unsigned byte = 0; byte < 256; ++byte)
    if (r.bytes.test(byte)) sum += byte >= kBody ? 1000 : 10;
  for (const std::string& word : r.words) sum += word.size() >= 5 ? 1 : 20;
  return sum;
}

void add_requirement(Piece& piece, Requirement r) { piece.required.push_back(std::move(r)); }

void append(Piece& left, Piece right) {
  if (left.nullable) left.first |= right.first;
  left.nullable = left.nullable && right.nullable;
  for (Requirement& r : right.required) left.required.push_back(std::move(r));
}

const Requirement* best(const Piece& piece) {
  const Requirement* found = nullptr;
  for (const Requirement& r : piece.required)
    if (found == nullptr || weight(r) < weight(*found)) found = &r;
  return found;
}

// What either of two alternatives promises.
void alternate(Piece& left, const Piece& right) {
  const Requirement* l = best(left);
  const Requirement* r = best(right);
  std::vector<Requirement> both;
  if (l != nullptr && r != nullptr) {
    Requirement merged = *l;
    merged.bytes |= r->bytes;
    merged.words.insert(merged.words.end(), r->words.begin(), r->words.end());
    both.push_back(std::move(merged));
  }
  left.required = std::move(both);
  left.first |= right.first;
  left.nullable = left.nullable || right.nullable;
}

Piece symbol_piece(const ByteSet& bytes) {
  Piece piece;
  piece.nullable = false;
  piece.first = bytes;
  add_requirement(piece, {bytes, {}});
  return piece;
}

}  // namespace

FoldedPattern::FoldedPattern(std::string_view pattern) {
  constexpr std::string_view kSpecial = ".*+?()[]{}|^$\\";
  for (std::size_t at = 0; at < pattern.size();) {
    const text::CodePoint point = text::decode(pattern, at);
    for (const char c : text::fold(point.value)) {
      if (point.value >= 0x80 && kSpecial.find(c) != std::string_view::npos) text += '\\';
      text += c;
    }
    origin.resize(text.size(), at);
    at += point.length;
  }
  origin.push_back(pattern.size());
}

void PatternParser::tell(const Code& code, std::string message, std::string next, std::size_t width) {
  const Fragment* inside = open_fragments_.empty() ? nullptr : open_fragments_.back();
  const std::size_t reference = inside == nullptr ? 0 : origin_shift_;
  faults_.push_back(
      {&code, std::move(message), std::move(next), std::min(at_, in_.size()), width, inside, reference});
}

// What follows cannot be made sense of.
void PatternParser::stop(const Code& code, std::string message, std::string next) {
  tell(code, std::move(message), std::move(next));
  stuck_ = true;
  at_ = in_.size();
}

void PatternParser::emit(std::string_view text) {
  out_ += text;
  const std::size_t from = origin_shift_ == static_cast<std::size_t>(-1) ? at_ : origin_shift_;
  origin_.resize(out_.size(), from);
}

void PatternParser::emit_optional_mark() {
  if (!in_word_) emit(kMark);
  in_word_ = true;
}

void PatternParser::parse() {
  piece_ = alternation();
  if (!stuck_ && !at_end())
    stop(codes::kPatternSyntax, "this ')' closes nothing", "write \\) for the character itself");
}

Piece PatternParser::alternation() {
  const bool case_before = any_case_;
  const bool listed_before = after_list_;
  Piece piece = concatenation();
  bool listed = after_list_;
  while (!at_end() && peek() == '|') {
    emit("|");
    ++at_;
    in_word_ = false;
    after_list_ = listed_before;
    alternate(piece, concatenation());
    listed = listed || after_list_;
  }
  any_case_ = case_before;
  after_list_ = listed;
  return piece;
}

// Literal letters in a row become one required word.
void PatternParser::flush_literal(Piece& into) {
  if (run_.size() >= 3 && !any_case_) add_requirement(into, {{}, {run_}});
  run_.clear();
}

Piece PatternParser::concatenation() {
  Piece piece;
  std::string outer_run;
  std::swap(outer_run, run_);
  while (!at_end() && peek() != '|' && peek() != ')') {
    const char c = peek();
    const bool plain = is_letter(c);
    const bool listed = after_list_;
    if (!plain) flush_literal(piece);
    if (c != '(' && c != '{' && c != ' ') after_list_ = false;
    Piece next = atom();
    if (stuck_) break;
    const bool repeated = !at_end() && (peek() == '?' || peek() == '*' || peek() == '+' || peek() == '{');
    if (plain && repeated && !run_.empty()) {  // the last letter is not promised
      run_.pop_back();
      flush_literal(piece);
    }
    quantifier(next);
    after_list_ = after_list_ || (listed && next.nullable);
    append(piece, std::move(next));
  }
  flush_literal(piece);
  std::swap(outer_run, run_);
  return piece;
}

// A repetition behind an atom: ? * + {2,5}, and the lazy forms.
void PatternParser::quantifier(Piece& piece) {
  if (at_end()) return;
  const char c = peek();
  std::size_t length = 0;
  bool optional = false;
  if (c == '?' || c == '*' || c == '+') {
    length = 1;
    optional = c != '+';
  } else if (c == '{' && at_ + 1 < in_.size() &&
             std::isdigit(static_cast<unsigned char>(in_[at_ + 1])) != 0) {
    const std::size_t close = in_.find('}', at_);
    if (close == std::string_view::npos) return;
    length = close - at_ + 1;
    optional = in_[at_ + 1] == '0';
  }
  if (length == 0) return;
  emit(in_.substr(at_, length));
  at_ += length;
  if (!at_end() && peek() == '?') {
    emit("?");
    ++at_;
  }
  if (!optional) return;
  piece.nullable = true;
  piece.required.clear();
}

Piece PatternParser::atom() {
  switch (peek()) {
    case '(':
      return group();
    case '[':
      return char_class();
    case '\\':
      return escape();
    case '{':
      return reference();
    case '^':
    case '$': {
      emit(in_.substr(at_, 1));
      ++at_;
      in_word_ = false;
      return {};
    }
    case '.': {
      emit(".");
      ++at_;
      in_word_ = false;
      Piece piece;
      piece.nullable = false;
      piece.first.set();
      return piece;
    }
    default:
      return literal(peek());
  }
}

Piece PatternParser::literal(char c) {
  Piece piece;
  piece.nullable = false;
  if (is_letter(c)) {
    if (!in_word_) piece.first = marks();
    emit_optional_mark();
    emit(in_.substr(at_, 1));
    piece.first.set(static_cast<std::uint8_t>(c));
    if (any_case_) {
      piece.first.set(static_cast<std::uint8_t>(std::toupper(c)));
      piece.first.set(static_cast<std::uint8_t>(std::tolower(c)));
    }
    run_ += c;
  } else if (c == ' ') {  // a phrase of a list is joined by kJoin, but none ends in its middle
    emit(after_list_ ? " " : "[ \\x1f]");
    piece.first.set(' ');
    if (!after_list_) piece.first.set(static_cast<std::uint8_t>(kJoin));
    in_word_ = false;
    after_list_ = false;
  } else {
    emit(in_.substr(at_, 1));
    piece.first.set(static_cast<std::uint8_t>(c));
    if (c == '\'' || c == '.' || c == '&' || c == ',') {
      out_.pop_back();
      origin_.pop_back();
      emit(std::string("[\\x1f") + (c == '.' ? "." : std::string(1, c)) + "]");
      piece.first.set(static_cast<std::uint8_t>(kJoin));
    }
    in_word_ = false;
  }
  ++at_;
  return piece;
}

Piece PatternParser::group() {
  const std::size_t open = at_;
  std::string head = "(";
  std::string name;
  const bool case_before = any_case_;
  std::size_t length = 0;  // of the head as written, where it is not `head`
  const std::string_view rest = in_.substr(at_);
  const auto begins = [&](std::string_view start) { return rest.starts_with(start); };
  if (begins("(?P<") || (begins("(?<") && !begins("(?<=") && !begins("(?<!"))) {
    const std::size_t close = in_.find('>', at_);
    if (close == std::string_view::npos) {
      stop(codes::kPatternSyntax, "the group's name is not closed", "write (?P<name>...)");
      return {};
    }
    const std::size_t from = at_ + (begins("(?P<") ? 4 : 3);
    name = in_.substr(from, close - from);
    if (!begins("(?P<"))
      tell(codes::kGroupSyntax, "RE2 does not know (?<" + name + ">...)", "write (?P<" + name + ">...)",
           close - at_ + 1);
    length = close - at_ + 1;
    head = "(?P<" + name + ">";
  } else if (begins("(?=") || begins("(?!")) {
    tell(codes::kLookAround, "RE2 has no look-ahead",
         begins("(?!") ? "take it out, and name what may not follow in the rule's `not_before`"
                       : "match what follows too, and put what the record needs into a (?P<name>...)",
         3);
    length = 3;
    head = "(?:";
  } else if (begins("(?<=") || begins("(?<!")) {
    tell(codes::kLookAround, "RE2 has no look-behind",
         begins("(?<!") ? "take it out, and name what may not stand before in the rule's `not_after`"
                        : "match what stands before too, and put what the record needs into a (?P<name>...)",
         4);
    length = 4;
    head = "(?:";
  } else if (in_.substr(at_).starts_with("(?")) {
    std::size_t stop = in_.find_first_of(":)", at_);
    if (stop == std::string_view::npos) stop = in_.size() - 1;
    head = in_.substr(at_, stop - at_ + 1);
    const std::size_t minus = head.find('-');
    if (head.find('i') < minus) any_case_ = true;
    if (head.back() == ')') {  // (?i) for the rest of the enclosing group
      emit(head);
      at_ = stop + 1;
      return {};
    }
  }
  emit(head);
  at_ += length == 0 ? head.size() : length;
  open_groups_.push_back(name);
  const bool word_before = in_word_;
  Piece piece = alternation();
  open_groups_.pop_back();
  any_case_ = case_before;
  if (stuck_) return piece;
  if (at_end()) {
    at_ = open;
    stop(codes::kPatternSyntax, "this '(' is not closed",
         "close it with ')', or write \\( for the character itself");
    return piece;
  }
  emit(")");
  ++at_;
  in_word_ = in_word_ && word_before;
  return piece;
}

Piece PatternParser::char_class() {
  std::size_t close = at_ + 1;
  if (close < in_.size() && in_[close] == '^') ++close;
  if (close < in_.size() && in_[close] == ']') ++close;
  while (close < in_.size() && in_[close] != ']')
    close += in_[close] == '\\'
                 ? 2
                 : (in_.substr(close).starts_with("[:") ? in_.find(":]", close) - close + 2 : 1);
  if (close >= in_.size()) {
    stop(codes::kPatternSyntax, "this '[' is not closed",
         "close it with ']', or write \\[ for the character itself");
    return {};
  }
  const std::string_view text = in_.substr(at_, close - at_ + 1);
  ByteSet members;
  bool good = false;
  if (const auto tree = read_regex((any_case_ ? "(?i)" : "") + std::string(text));
      tree && tree->sets.size() == 1) {
    members = tree->sets[0];
    good = true;
  } else {  // [[:alpha:]], \p: ask RE2
    RE2::Options options = pattern_options();
    options.set_case_sensitive(!any_case_);
    const RE2 probe(std::string(text), options);
    good = probe.ok();
    for (unsigned byte = 0; good && byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      if (RE2::FullMatch(re2::StringPiece(&c, 1), probe)) members.set(byte);
    }
  }
  Piece piece;
  piece.nullable = false;
  bool letters = false;
  bool space = false;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (!good || members.test(byte)) {
      piece.first.set(byte);
      if (byte < 0x80 && is_letter(c)) letters = true;
      if (c == ' ') space = true;
    }
  }
  const bool negated = text.size() > 1 && text[1] == '^';
  if (negated) {
    emit(text);
    in_word_ = false;
  } else if (letters && space) {
    emit(text.substr(0, text.size() - 1));
    emit("\\x80-\\xef\\x1f]");
    piece.first |= marks();
    in_word_ = false;
  } else if (letters) {
    if (!in_word_) piece.first |= marks();
    emit_optional_mark();
    emit(text);
  } else {
    emit(text);
    in_word_ = false;
  }
  if (!letters && !negated && (piece.first & ~range_set(0x80, 0xff)).none())
    add_requirement(piece, {piece.first, {}});
  at_ = close + 1;
  return piece;
}

Piece PatternParser::escape() {
  Piece piece;
  if (at_ + 1 >= in_.size()) {
    stop(codes::kPatternSyntax, "a backslash ends the pattern", "write \\\\ for the character itself");
    return piece;
  }
  const char c = in_[at_ + 1];
  std::string_view text = in_.substr(at_, 2);
  if (c == 'b' || c == 'B' || c == 'A' || c == 'z') {
    if (c == 'b' && !in_word_) {
      emit(kMark);
      piece.first = marks();
    }
    emit(text);
    at_ += 2;
    in_word_ = c == 'b';
    return piece;
  }
  if ((c == 'x' || c == 'p' || c == 'P') && at_ + 2 < in_.size()) {
    const std::size_t close = in_[at_ + 2] == '{' ? in_.find('}', at_) : at_ + (c == 'x' ? 3 : 2);
    text = in_.substr(at_, std::min(close, in_.size() - 1) - at_ + 1);
  }
  if (c >= '1' && c <= '9') {
    tell(codes::kBackReference, "RE2 has no back-references",
         "write the alternatives out: (?:a ... a|b ... b)", 2);
    at_ += 2;
    return piece;
  }
  piece.nullable = false;
  const bool word = c == 'w' || c == 'd' || c == 'p';
  if (word) {
    piece.first = range_set('0', '9');
    if (c != 'd') piece.first |= range_set('A', 'Z') | range_set('a', 'z') | range_set('_', '_');
    if (!in_word_) piece.first |= marks();
    emit_optional_mark();
  } else if (c == 'x' || c == 'W' || c == 'D' || c == 'S' || c == 's' || c == 'P' || c == 'C') {
    piece.first.set();
    in_word_ = false;
  } else {
    piece.first.set(static_cast<std::uint8_t>(c));
    if (c == '.') {
      emit("[\\x1f.]");
      piece.first.set(static_cast<std::uint8_t>(kJoin));
      at_ += 2;
      in_word_ = false;
      return piece;
    }
    in_word_ = false;
  }
  emit(c == 's' ? std::string_view("[\\s\\x1f]") : text);
  at_ += text.size();
  return piece;
}

Piece PatternParser::reference() {
  const std::size_t close = in_.find('}', at_);
  if (close == std::string_view::npos) {
    stop(codes::kPatternSyntax, "this '{' is not closed",
         "close it with '}', or write \\{ for the character itself");
    return {};
  }
  const std::string_view name = in_.substr(at_ + 1, close - at_ - 1);
  bool known = false;
  after_list_ = false;
  Piece piece = builtin(name, known);
  if (!known) {
    if (const auto list = vocabulary_.lists.find(name); list != vocabulary_.lists.end()) {
      emit("(?:" + class_of(list->second) + std::string(kWordRest) + "+)");
      piece = symbol_piece(first_bytes(list->second));
      known = true;
      after_list_ = true;
    } else if (const auto found = vocabulary_.fragments.find(name); found != vocabulary_.fragments.end()) {
      at_ = close + 1;
      return fragment(name, *found->second);
    }
  }
  if (!known) {
    tell_unknown(name);
    emit(class_of(ByteSet{}));
  }
  at_ = close + 1;
  in_word_ = false;
  return piece;
}

void PatternParser::tell_unknown(std::string_view name) {
  std::vector<std::string> known = builtin_references();
  known.insert(known.end(), vocabulary_.known.begin(), vocabulary_.known.end());
  for (const auto& [fragment, text] : vocabulary_.fragments) known.push_back(fragment);
  const std::string text(name);
  const std::string near = closest(name, known);
  tell(codes::kUnknownReference, "nothing is called {" + text + "}",
       near.empty()
           ? "define [list." + text + "] or " + text + " = '...' in [pattern], or import the pack that has it"
           : "did you mean {" + near + "}?",
       name.size() + 2);
}

Piece PatternParser::fragment(std::string_view name, const Fragment& fragment) {
  if (std::find(open_fragments_.begin(), open_fragments_.end(), &fragment) != open_fragments_.end()) {
    at_ -= name.size() + 2;
    tell(codes::kFragmentCycle, "the fragment {" + std::string(name) + "} contains itself",
         "take one of the references out", name.size() + 2);
    at_ += name.size() + 2;
    return {};
  }
  open_fragments_.push_back(&fragment);
  const std::string_view outer_in = in_;
  const std::size_t outer_at = at_;
  const std::size_t outer_shift = origin_shift_;
  if (origin_shift_ == static_cast<std::size_t>(-1)) origin_shift_ = outer_at - name.size() - 2;
  emit("(?:");
  in_ = folded_.emplace_back(fragment.pattern.value).text;
  at_ = 0;
  Piece piece = alternation();
  if (!stuck_ && !at_end())
    stop(codes::kPatternSyntax, "this ')' closes nothing", "write \\) for the character itself");
  emit(")");
  in_ = outer_in;
  at_ = stuck_ ? in_.size() : outer_at;
  origin_shift_ = outer_shift;
  open_fragments_.pop_back();
  in_word_ = false;
  return piece;
}

// {Cap-titles-months}: a capitalised word that stands in none of the lists. A word with a mark begins with
// it, so leaving out the lists' marks leaves out their words.
Piece PatternParser::builtin_without(std::string_view name, bool& known) {
  const std::size_t first_dash = name.find('-');
  const bool capital = name.substr(0, first_dash) == "Cap";
  MarkSet allowed;
  allowed.set();
  for (std::size_t from = first_dash + 1; from <= name.size();) {
    const std::size_t to = std::min(name.find('-', from), name.size());
    const auto list = vocabulary_.lists.find(name.substr(from, to - from));
    if (list == vocabulary_.lists.end()) {
      known = false;
      return {};
    }
    allowed &= ~list->second;
    from = to + 1;
  }
  emit("(?:" + class_of(allowed) + "?" + (capital ? "[A-Z]" : "[a-z]") + std::string(kWordRest) + "*)");
  Piece piece;
  piece.nullable = false;
  piece.first = (capital ? range_set('A', 'Z') : range_set('a', 'z')) | first_bytes(allowed);
  return piece;
}

Piece PatternParser::builtin(std::string_view name, bool& known) {
  known = true;
  Piece piece;
  piece.nullable = false;
  const std::string mark(kMark);
  if (name.starts_with("Cap-") || name.starts_with("lower-")) return builtin_without(name, known);
  if (name == "Cap") {
    emit("(?:" + mark + "[A-Z]" + std::string(kWordRest) + "*)");
    piece.first = range_set('A', 'Z') | marks();
    return piece;
  }
  if (name == "upper") {
    emit("(?:" + mark + "[A-Z][A-Z0-9\\x1f-]+\\b)");
    piece.first = range_set('A', 'Z') | marks();
    return piece;
  }
  if (name == "lower") {
    emit("(?:" + mark + "[a-z]" + std::string(kWordRest) + "*)");
    piece.first = range_set('a', 'z') | marks();
    return piece;
  }
  if (name == "word") {
    emit("(?:" + mark + std::string(kWordRest) + "+)");
    piece.first = range_set('a', 'z') | range_set('A', 'Z') | range_set('0', '9') | marks();
    return piece;
  }
  if (name == "number") {
    emit("(?:" + mark + "[0-9](?:[0-9,.]*[0-9])?)");
    piece.first = range_set('0', '9') | marks();
    return piece;
  }
  if (name == "actor") {
    emit("[\\xf0-\\xf7]");
    return symbol_piece(range_set(kBody, kName));
  }
  if (const auto symbol = symbol_of(name)) {
    ByteSet bytes;
    bytes.set(*symbol);
    emit(class_of(bytes));
    return symbol_piece(bytes);
  }
  if (name == "clause" || name == "sentence" || name == "phrase") {
    tail_ = name == "clause" ? Extent::clause : name == "sentence" ? Extent::sentence : Extent::phrase;
    tail_group_ = open_groups_.empty() ? std::string() : open_groups_.back();
    piece.nullable = true;
    return piece;
  }
  if (name == "before") {
    before_group_ = open_groups_.empty() ? std::string() : open_groups_.back();
    piece.nullable = true;
    return piece;
  }
  known = false;
  return {};
}

}  // namespace polex::rules

// Turns RE2 text into a tree. Leaves running it to automaton.cc. Tested by automaton_test.cc, which asks
// RE2.
#include "rules/regex_tree.h"

#include <algorithm>
#include <cctype>

namespace polex::rules {

namespace {

constexpr int kMostRepetitions = 1000;      // RE2's own bound, repetitions inside each other multiplied
constexpr std::size_t kMostBytes = 50'000;  // of a tree written out; RE2 knows whether it can take more
constexpr int kDeepest = 200;
constexpr int kMostCounted = 2;  // counts above it are loosened

using Kind = RegexNode::Kind;

ByteSet range(unsigned low, unsigned high) {
  ByteSet set;
  for (unsigned byte = low; byte <= high; ++byte) set.set(byte);
  return set;
}

ByteSet digits() { return range('0', '9'); }
ByteSet word_bytes() { return digits() | range('a', 'z') | range('A', 'Z') | range('_', '_'); }
ByteSet spaces() { return range(' ', ' ') | range(kJoin, kJoin); }
ByteSet perl_space() { return range('\t', '\n') | range('\f', '\r') | range(' ', ' '); }

// What (?i) makes of a class: both cases of ASCII and Latin-1 letters.
ByteSet folded(const ByteSet& set) {
  ByteSet out = set;
  const auto pair = [&](unsigned upper) {
    if (set.test(upper)) out.set(upper + 0x20);
    if (set.test(upper + 0x20)) out.set(upper);
  };
  for (unsigned c = 'A'; c <= 'Z'; ++c) pair(c);
  for (unsigned c = 0xC0; c <= 0xDE; ++c)
    if (c != 0xD7) pair(c);
  return out;
}

std::optional<ByteSet> perl_class(char c) {
  switch (c) {
    case 'd':
      return digits();
    case 'D':
      return ~digits();
    case 'w':
      return word_bytes();
    case 'W':
      return ~word_bytes();
    case 's':
      return perl_space();
    case 'S':
      return ~perl_space();
    default:
      return std::nullopt;
  }
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Reader {
 public:
  Reader(std::string_view in, Counts counts) : in_(in), counts_exactly_(counts == Counts::exact) {}

  std::optional<RegexTree> run() {
    tree_.root = alternation();
    if (!good_ || at_ < in_.size()) return std::nullopt;
    tree_.text += in_.substr(told_);
    return std::move(tree_);
  }

 private:
  std::uint32_t add(RegexNode node) {
    if (!good_) return 0;
    Cost cost;
    for (const std::uint32_t child : node.children) {
      cost.repetitions = std::max(cost.repetitions, costs_[child].repetitions);
      cost.bytes += costs_[child].bytes;
      const bool first = child == node.children.front();
      const std::size_t spaces = costs_[child].spaces;
      cost.spaces =
          node.kind != Kind::alternation || first ? cost.spaces + spaces : std::min(cost.spaces, spaces);
    }
    if (node.kind == Kind::bytes) {
      cost.bytes = 1;
      cost.spaces = (tree_.sets[node.set] & ~spaces()).none() ? 1 : 0;
    }
    if (node.kind == Kind::repetition) {
      const auto copies = static_cast<std::size_t>(std::max({1, node.least, node.most}));
      cost.repetitions *= copies;
      cost.bytes *= copies;
      cost.spaces *= static_cast<std::size_t>(node.least);
    }
    if (cost.repetitions > kMostRepetitions || cost.bytes > kMostBytes) return fail();
    costs_.push_back(cost);
    tree_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  std::uint32_t fail() {
    good_ = false;
    at_ = in_.size();
    return 0;
  }

  std::uint32_t bytes(const ByteSet& set) {
    RegexNode node;
    node.kind = Kind::bytes;
    const auto found = std::find(tree_.sets.begin(), tree_.sets.end(), set);
    node.set = static_cast<std::uint32_t>(found - tree_.sets.begin());
    if (found == tree_.sets.end()) tree_.sets.push_back(set);
    return add(std::move(node));
  }

  std::uint32_t literal(std::uint8_t byte) {
    ByteSet set;
    set.set(byte);
    return bytes(any_case_ ? folded(set) : set);
  }

  std::uint32_t assertion(Assertion which) {
    RegexNode node;
    node.kind = Kind::assertion;
    node.assertion = which;
    return add(std::move(node));
  }

  bool starts(std::string_view word) const { return in_.substr(at_).starts_with(word); }

  std::uint32_t alternation() {
    if (++depth_ > kDeepest) return fail();
    RegexNode node;
    node.kind = Kind::alternation;
    node.children.push_back(concatenation());
    while (at_ < in_.size() && in_[at_] == '|') {
      ++at_;
      node.children.push_back(concatenation());
    }
    --depth_;
    return node.children.size() == 1 ? node.children[0] : add(std::move(node));
  }

  std::uint32_t concatenation() {
    RegexNode node;
    node.kind = Kind::concatenation;
    while (at_ < in_.size() && in_[at_] != '|' && in_[at_] != ')') {
      const bool sets_flags = starts("(?");
      const std::uint32_t atom = this->atom();
      if (!good_) return 0;
      if (sets_flags && atom == kFlags) continue;
      node.children.push_back(repetition(atom));
    }
    return node.children.size() == 1 ? node.children[0] : add(std::move(node));
  }

  // {2,5} behind an atom; false where the brace is a literal one.
  bool counts(int& least, int& most) {
    std::size_t at = at_ + 1;
    const auto number = [&](int& value) {
      const std::size_t from = at;
      for (value = 0; at < in_.size() && std::isdigit(static_cast<unsigned char>(in_[at])) != 0; ++at)
        value = std::min(value * 10 + (in_[at] - '0'), kMostRepetitions + 1);
      return at > from;
    };
    if (!number(least)) return false;
    most = least;
    if (at < in_.size() && in_[at] == ',') {
      ++at;
      if (!number(most)) most = RegexNode::kNoLimit;
    }
    if (at >= in_.size() || in_[at] != '}') return false;
    at_ = at + 1;
    return true;
  }

  // Takes the upper count from a repetition whose operator is in_[from, at_).
  void loosen(RegexNode& node, std::size_t from) {
    if (costs_[node.children[0]].repetitions * static_cast<std::size_t>(node.most) > kMostRepetitions) fail();
    const std::size_t rounds = static_cast<std::size_t>(node.most) + 1;  // too many
    if (const std::size_t spaces = costs_[node.children[0]].spaces; spaces > 0)
      tree_.bound.spaces = std::min(tree_.bound.spaces, rounds * spaces - 1);
    else
      tree_.bound.bytes = std::min(tree_.bound.bytes, rounds - 1);
    node.most = RegexNode::kNoLimit;
    tree_.text += in_.substr(told_, from - told_);
    tree_.text += '{' + std::to_string(node.least) + ",}";
    told_ = at_;
  }

  std::uint32_t repetition(std::uint32_t atom) {
    bool repeated = false;
    while (at_ < in_.size()) {
      RegexNode node;
      node.kind = Kind::repetition;
      node.children = {atom};
      const char c = in_[at_];
      const std::size_t from = at_;
      if (c == '*' || c == '+' || c == '?') {
        node.least = c == '+' ? 1 : 0;
        node.most = c == '?' ? 1 : RegexNode::kNoLimit;
        ++at_;
      } else if (c != '{' || !counts(node.least, node.most)) {
        break;
      }
      // RE2 refuses, or flattens, an operator behind an operator.
      if (repeated || node.least > kMostRepetitions || node.most > kMostRepetitions ||
          (node.most != RegexNode::kNoLimit && node.most < node.least))
        return fail();
      repeated = true;
      if (!counts_exactly_ && node.most > kMostCounted && !tree_.nullable(atom)) loosen(node, from);
      if (!good_) return 0;
      if (at_ < in_.size() && in_[at_] == '?') {
        node.lazy = true;
        ++at_;
      }
      atom = add(std::move(node));
    }
    return atom;
  }

  std::uint32_t atom() {
    const char c = in_[at_];
    switch (c) {
      case '(':
        return group();
      case '[':
        return char_class();
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        break;
    }
    ++at_;
    if (c == '.') return bytes(dot_nl_ ? ~ByteSet{} : ~range('\n', '\n'));
    if (c == '^') return assertion(Assertion::begin_text);
    if (c == '$') return assertion(Assertion::end_text);
    return literal(static_cast<std::uint8_t>(c));
  }

  // False where a flag is not known here.
  bool flags(std::string_view letters) {
    bool on = true;
    for (const char c : letters) {
      if (c == '-' && on)
        on = false;
      else if (c == 'i')
        any_case_ = on;
      else if (c == 's')
        dot_nl_ = on;
      else
        return false;
    }
    return !letters.empty() && letters.back() != '-';
  }

  std::uint32_t group() {
    const bool case_before = any_case_;
    const bool dot_before = dot_nl_;
    RegexNode node;
    node.kind = Kind::group;
    if (starts("(?P<")) {
      const std::size_t close = in_.find('>', at_);
      if (close == std::string_view::npos || close == at_ + 4) return fail();
      const std::string_view name = in_.substr(at_ + 4, close - at_ - 4);
      const ByteSet word = word_bytes();
      if (!std::all_of(name.begin(), name.end(),
                       [&](char c) { return word.test(static_cast<std::uint8_t>(c)); }) ||
          std::find(tree_.groups.begin(), tree_.groups.end(), name) != tree_.groups.end())
        return fail();
      tree_.groups.emplace_back(name);
      node.set = static_cast<std::uint32_t>(tree_.groups.size());
      at_ = close + 1;
    } else if (starts("(?:")) {
      at_ += 3;
    } else if (starts("(?")) {
      const std::size_t stop = in_.find_first_of(":)", at_);
      if (stop == std::string_view::npos || !flags(in_.substr(at_ + 2, stop - at_ - 2))) return fail();
      at_ = stop + 1;
      if (in_[stop] == ')') return kFlags;
    } else {
      tree_.groups.emplace_back();
      node.set = static_cast<std::uint32_t>(tree_.groups.size());
      ++at_;
    }
    const std::uint32_t inner = alternation();
    if (!good_ || at_ >= in_.size()) return fail();
    ++at_;
    any_case_ = case_before;
    dot_nl_ = dot_before;
    if (node.set == 0) return inner;
    node.children = {inner};
    return add(std::move(node));
  }

  // The byte that the escape at `at_` stands for; -1 where it stands for none.
  int escaped_byte() {
    if (at_ + 1 >= in_.size()) return -1;
    const char c = in_[at_ + 1];
    at_ += 2;
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'f':
        return '\f';
      case 'v':
        return '\v';
      case 'a':
        return '\a';
      default:
        break;
    }
    if (c == 'x') {
      if (at_ + 1 >= in_.size() || hex(in_[at_]) < 0 || hex(in_[at_ + 1]) < 0) return -1;
      at_ += 2;
      return hex(in_[at_ - 2]) * 16 + hex(in_[at_ - 1]);
    }
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && std::ispunct(byte) != 0 && c != '_' ? byte : -1;
  }

  std::uint32_t escape() {
    if (at_ + 1 >= in_.size()) return fail();
    const char c = in_[at_ + 1];
    if (const auto set = perl_class(c)) {
      at_ += 2;
      return bytes(*set);
    }
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z') {
      at_ += 2;
      return assertion(c == 'b'   ? Assertion::word_boundary
                       : c == 'B' ? Assertion::no_word_boundary
                       : c == 'A' ? Assertion::begin_text
                                  : Assertion::end_text);
    }
    const int byte = escaped_byte();
    return byte < 0 ? fail() : literal(static_cast<std::uint8_t>(byte));
  }

  int class_byte() {
    if (in_[at_] == '\\') return escaped_byte();
    return static_cast<std::uint8_t>(in_[at_++]);
  }

  std::uint32_t char_class() {
    ++at_;
    const bool negated = at_ < in_.size() && in_[at_] == '^';
    if (negated) ++at_;
    ByteSet set;
    for (bool first = true; at_ < in_.size() && (first || in_[at_] != ']'); first = false) {
      if (starts("[:")) return fail();
      if (in_[at_] == '\\' && at_ + 1 < in_.size())
        if (const auto perl = perl_class(in_[at_ + 1])) {
          set |= *perl;
          at_ += 2;
          continue;
        }
      const int low = class_byte();
      int high = low;
      if (low >= 0 && at_ + 1 < in_.size() && in_[at_] == '-' && in_[at_ + 1] != ']') {
        ++at_;
        high = class_byte();
      }
      if (low < 0 || high < low) return fail();
      set |= range(static_cast<unsigned>(low), static_cast<unsigned>(high));
    }
    if (at_ >= in_.size()) return fail();
    ++at_;
    if (any_case_) set = folded(set);
    return bytes(negated ? ~set : set);
  }

  static constexpr std::uint32_t kFlags = static_cast<std::uint32_t>(-1);  // "(?i)" is no atom

  std::string_view in_;
  bool counts_exactly_;
  std::size_t at_ = 0;
  struct Cost {
    std::size_t repetitions = 1;
    std::size_t bytes = 0;
    std::size_t spaces = 0;  // that a match has at least
  };
  std::vector<Cost> costs_;  // of tree_.nodes
  std::size_t told_ = 0;     // in_ up to here is in tree_.text
  int depth_ = 0;
  bool good_ = true;
  bool any_case_ = false;
  bool dot_nl_ = false;
  RegexTree tree_;
};

}  // namespace

bool RegexTree::nullable(std::uint32_t index) const {
  const RegexNode& node = nodes[index];
  const auto empty = [&](std::uint32_t child) { return nullable(child); };
  switch (node.kind) {
    case Kind::bytes:
      return false;
    case Kind::concatenation:
      return std::all_of(node.children.begin(), node.children.end(), empty);
    case Kind::alternation:
      return std::any_of(node.children.begin(), node.children.end(), empty);
    case Kind::group:
      return empty(node.children[0]);
    case Kind::repetition:
      return node.least == 0 || empty(node.children[0]);
    default:
      return true;
  }
}

std::optional<RegexTree> read_regex(std::string_view text, Counts counts) {
  return Reader(text, counts).run();
}

}  // namespace polex::rules

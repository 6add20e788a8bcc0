// Turns an expression into the alternatives that no text can reach. Leaves places to lint_patterns.cc. Tested
// by pattern_reach_test.cc.
//
// A match is a walk; all that \b asks of it is what stood before and what must come next. So a position is
// one of nine situations, and each part of the expression is a relation between them: a 9x9 matrix of bits.
// Sequence is the product, alternation the union, repetition the closure.
#include "rules/pattern_reach.h"

#include <re2/re2.h>

#include <array>
#include <bitset>
#include <cctype>
#include <memory>
#include <string>

namespace polex::rules {

namespace {

enum Before {
  kAtEdge,
  kBehindWord,
  kBehindOther
};  // what stands before: nothing, a letter or digit, something else
enum Pending { kAny, kNeedWord, kNeedOther };  // what \b or \B asks of what comes next
constexpr std::size_t kSituations = 9;
using Situations = std::bitset<kSituations>;
using Relation = std::array<Situations, kSituations>;

constexpr std::size_t situation(Before before, Pending pending) {
  return static_cast<std::size_t>(before) * 3 + static_cast<std::size_t>(pending);
}
constexpr Before before_of(std::size_t at) { return static_cast<Before>(at / 3); }
constexpr Pending pending_of(std::size_t at) { return static_cast<Pending>(at % 3); }

Relation identity() {
  Relation relation;
  for (std::size_t at = 0; at < kSituations; ++at) relation[at].set(at);
  return relation;
}

Situations follow(const Situations& from, const Relation& relation) {
  Situations to;
  for (std::size_t at = 0; at < kSituations; ++at)
    if (from.test(at)) to |= relation[at];
  return to;
}

Situations precede(const Situations& to, const Relation& relation) {
  Situations from;
  for (std::size_t at = 0; at < kSituations; ++at)
    if ((relation[at] & to).any()) from.set(at);
  return from;
}

Relation then(const Relation& a, const Relation& b) {
  Relation both;
  for (std::size_t at = 0; at < kSituations; ++at) both[at] = follow(a[at], b);
  return both;
}

Relation either(Relation a, const Relation& b) {
  for (std::size_t at = 0; at < kSituations; ++at) a[at] |= b[at];
  return a;
}

// Nine situations: after nine rounds nothing new is reached.
Relation closure(const Relation& once) {
  Relation all = identity();
  for (std::size_t round = 0; round < kSituations; ++round) all = either(all, then(all, once));
  return all;
}

Relation consume(bool word, bool other) {
  Relation relation;
  for (std::size_t at = 0; at < kSituations; ++at) {
    if (word && pending_of(at) != kNeedOther) relation[at].set(situation(kBehindWord, kAny));
    if (other && pending_of(at) != kNeedWord) relation[at].set(situation(kBehindOther, kAny));
  }
  return relation;
}

Relation boundary(bool holds) {
  Relation relation;
  for (std::size_t at = 0; at < kSituations; ++at) {
    const Pending asked = (before_of(at) == kBehindWord) == holds ? kNeedOther : kNeedWord;
    if (pending_of(at) == kAny || pending_of(at) == asked) relation[at].set(situation(before_of(at), asked));
  }
  return relation;
}

struct Node {
  enum class Kind { leaf, sequence, choice, repeat };
  Kind kind = Kind::leaf;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<Node> parts;
  Relation relation = identity();
};

bool is_word(unsigned char c) { return std::isalnum(c) != 0 || c == '_'; }

class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  Node choice() {
    Node node{Node::Kind::choice, at_, at_, {}, {}};
    node.parts.push_back(sequence());
    while (at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      node.parts.push_back(sequence());
    }
    node.end = at_;
    node.relation = node.parts.front().relation;
    for (const Node& part : node.parts) node.relation = either(node.relation, part.relation);
    return node;
  }

 private:
  Node sequence() {
    Node node{Node::Kind::sequence, at_, at_, {}, identity()};
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
      Node part = repeated(atom());
      node.relation = then(node.relation, part.relation);
      node.parts.push_back(std::move(part));
    }
    node.end = at_;
    return node;
  }

  Node repeated(Node once) {
    while (at_ < text_.size()) {
      std::size_t least = 1;
      bool many = false;
      if (text_[at_] == '?' || text_[at_] == '*' || text_[at_] == '+') {
        least = text_[at_] == '+' ? 1 : 0;
        many = text_[at_] != '?';
        ++at_;
      } else if (text_[at_] == '{') {
        const std::size_t close = text_.find('}', at_);
        const std::string counts(text_.substr(at_ + 1, close - at_ - 1));
        least = static_cast<std::size_t>(std::atoi(counts.c_str()));
        many = counts != std::to_string(least);
        at_ = close == std::string_view::npos ? text_.size() : close + 1;
      } else {
        break;
      }
      if (at_ < text_.size() && text_[at_] == '?') ++at_;
      Node node{Node::Kind::repeat, once.begin, at_, {}, identity()};
      for (std::size_t round = 0; round < std::min<std::size_t>(least, kSituations); ++round)
        node.relation = then(node.relation, once.relation);
      const bool optional = least == 0;
      if (many)
        node.relation = then(node.relation, closure(once.relation));
      else if (optional)
        node.relation = either(node.relation, once.relation);
      node.parts.push_back(std::move(once));
      once = std::move(node);
    }
    return once;
  }

  Node atom() {
    const std::size_t begin = at_;
    if (text_[at_] == '(') return group();
    Relation relation;
    if (text_[at_] == '[') {
      skip_class();
      relation = of_class(text_.substr(begin, at_ - begin));
    } else if (text_[at_] == '^' || text_[at_] == '$') {
      ++at_;
      relation = identity();
    } else if (text_[at_] == '.') {
      ++at_;
      relation = consume(true, true);
    } else if (text_[at_] == '\\') {
      relation = escape();
    } else {
      const bool word = is_word(static_cast<unsigned char>(text_[at_++]));
      relation = consume(word, !word);
    }
    return {Node::Kind::leaf, begin, at_, {}, relation};
  }

  Node group() {
    const std::size_t begin = at_++;
    if (text_.substr(begin).starts_with("(?P<")) {
      at_ = std::min(text_.size(), text_.find('>', at_) + 1);
    } else if (text_.substr(begin).starts_with("(?")) {
      const std::size_t stop = text_.find_first_of(":)", at_);
      at_ = stop == std::string_view::npos ? text_.size() : stop + 1;
      if (stop != std::string_view::npos && text_[stop] == ')')
        return {Node::Kind::leaf, begin, at_, {}, identity()};
    }
    Node inner = choice();
    if (at_ < text_.size()) ++at_;
    return inner;
  }

  void skip_class() {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '^') ++at_;
    if (at_ < text_.size() && text_[at_] == ']') ++at_;
    while (at_ < text_.size() && text_[at_] != ']') {
      const std::size_t posix =
          text_.substr(at_).starts_with("[:") ? text_.find(":]", at_) : std::string_view::npos;
      at_ = posix != std::string_view::npos ? posix + 2 : at_ + (text_[at_] == '\\' ? 2 : 1);
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  // RE2 itself tells which bytes a class or an escape holds.
  static Relation of_class(std::string_view text) {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1);
    options.set_log_errors(false);
    const RE2 probe(re2::StringPiece(text.data(), text.size()), options);
    if (!probe.ok()) return consume(true, true);
    bool word = false;
    bool other = false;
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      if (!RE2::FullMatch(re2::StringPiece(&c, 1), probe)) continue;
      (is_word(static_cast<unsigned char>(c)) ? word : other) = true;
    }
    return consume(word, other);
  }

  Relation escape() {
    const std::size_t begin = at_;
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\\';
    at_ = std::min(text_.size(), at_ + 2);
    if (c == 'b' || c == 'B') return boundary(c == 'b');
    if (c == 'A' || c == 'z') return identity();
    if ((c == 'p' || c == 'P' || c == 'x') && at_ < text_.size() && text_[at_] == '{')
      at_ = std::min(text_.size(), text_.find('}', at_) + 1);
    else if (c == 'p' || c == 'P' || c == 'x')
      at_ = std::min(text_.size(), at_ + (c == 'x' ? 2 : 1));
    return of_class(text_.substr(begin, at_ - begin));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Tells the choices of `node` that lie on no way from `from` to `to`.
void find_dead(const Node& node, Situations from, Situations to, std::vector<DeadPart>& found) {
  if (node.kind == Node::Kind::leaf) return;
  if (node.kind == Node::Kind::repeat) {
    const Relation again = closure(node.parts.front().relation);
    find_dead(node.parts.front(), follow(from, again), precede(to, again), found);
    return;
  }
  if (node.kind == Node::Kind::choice) {
    for (const Node& part : node.parts) {
      if ((follow(from, part.relation) & to).none())
        found.push_back({part.begin, part.end, false});
      else
        find_dead(part, from, to, found);
    }
    return;
  }
  std::vector<Situations> behind(node.parts.size() + 1, to);  // behind[i]: what part i must lead on from
  for (std::size_t at = node.parts.size(); at-- > 0;)
    behind[at] = precede(behind[at + 1], node.parts[at].relation);
  for (std::size_t at = 0; at < node.parts.size(); ++at) {
    find_dead(node.parts[at], from, behind[at + 1], found);
    from = follow(from, node.parts[at].relation);
  }
}

}  // namespace

std::vector<DeadPart> dead_parts(std::string_view expanded) {
  const Node root = PieceReader(expanded).choice();
  Situations start;
  for (const Before before : {kAtEdge, kBehindWord, kBehindOther}) start.set(situation(before, kAny));
  const Situations end = Situations().set();  // whatever is pending, the text behind may give it
  if (follow(start, root.relation).none()) return {{0, expanded.size(), true}};
  std::vector<DeadPart> found;
  find_dead(root, start, end, found);
  return found;
}

}  // namespace polex::rules

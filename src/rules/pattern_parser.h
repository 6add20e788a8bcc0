// The reader of pattern syntax behind compile_pattern: one pass from pack pattern to RE2 text and
// Requirements. Private to rules/.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "rules/codes.h"
#include "rules/pattern.h"

namespace polex::rules {

// What is known of the strings that a piece of a pattern matches.
struct Piece {
  bool nullable = true;
  ByteSet first;
  std::vector<Requirement> required;
};

// A fault at byte `at` of the pattern, or of `fragment` where the pattern refers to it at byte `reference`.
struct PatternFault {
  const Code* code = nullptr;
  std::string message;
  std::string next;
  std::size_t at = 0;
  std::size_t width = 1;  // bytes
  const Fragment* fragment = nullptr;
  std::size_t reference = 0;
};

// Folded as texts are folded, so that both meet; what folds to characters with a meaning of their own ("…")
// is escaped.
struct FoldedPattern {
  std::string text;
  std::vector<std::size_t> origin;  // of each byte, and of the end, in the pattern as written

  explicit FoldedPattern(std::string_view pattern);
};

class PatternParser {
 public:
  PatternParser(std::string_view pattern, const Vocabulary& vocabulary)
      : in_(pattern), vocabulary_(vocabulary) {}

  // Reads on behind a fault where it can, so that all are told. Offsets of faults are in the folded text.
  void parse();

  [[nodiscard]] const std::string& expanded() const { return out_; }
  [[nodiscard]] const Piece& piece() const { return piece_; }
  [[nodiscard]] Extent tail() const { return tail_; }
  [[nodiscard]] const std::string& tail_group() const { return tail_group_; }
  [[nodiscard]] const std::string& before_group() const { return before_group_; }
  [[nodiscard]] const std::vector<PatternFault>& faults() const { return faults_; }
  // False when the syntax is beyond help: expanded() is no pattern then.
  [[nodiscard]] bool complete() const { return !stuck_; }
  // For each byte of expanded(), the offset in the pattern that it came from.
  [[nodiscard]] const std::vector<std::size_t>& origin() const { return origin_; }

 private:
  Piece alternation();
  Piece concatenation();
  Piece atom();
  Piece group();
  Piece char_class();
  Piece escape();
  Piece reference();
  Piece builtin(std::string_view name, bool& known);
  Piece builtin_without(std::string_view name, bool& known);
  Piece literal(char c);
  Piece fragment(std::string_view name, const Fragment& fragment);
  void quantifier(Piece& piece);
  void flush_literal(Piece& into);
  void emit(std::string_view text);
  void emit_optional_mark();
  void tell(const Code& code, std::string message, std::string next, std::size_t width = 1);
  void tell_unknown(std::string_view name);
  void stop(const Code& code, std::string message, std::string next);
  [[nodiscard]] bool at_end() const { return at_ >= in_.size(); }
  [[nodiscard]] char peek() const { return in_[at_]; }

  std::string_view in_;
  const Vocabulary& vocabulary_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::size_t> origin_;
  std::size_t origin_shift_ = static_cast<std::size_t>(-1);  // inside a fragment: the reference's offset
  std::vector<std::string> open_groups_;
  std::vector<const Fragment*> open_fragments_;
  std::deque<FoldedPattern> folded_;  // the fragments' texts, while they are read
  std::string run_;                   // literal letters seen so far in this concatenation
  bool in_word_ = false;              // the last thing emitted was a letter: no mark can stand here
  bool any_case_ = false;             // (?i) in force
  bool after_list_ = false;  // a list's word may have been the last thing: a space behind it is no join
  Piece piece_;
  Extent tail_ = Extent::none;
  std::string tail_group_;
  std::string before_group_;
  std::vector<PatternFault> faults_;
  bool stuck_ = false;
};

}  // namespace polex::rules

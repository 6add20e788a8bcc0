// The reader of pattern syntax behind compile_pattern: one pass from pack pattern to RE2 text and
// Requirements. Private to rules/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"

namespace polex::rules {

// What is known of the strings that a piece of a pattern matches.
struct Piece {
  bool nullable = true;
  ByteSet first;
  std::vector<Requirement> required;
};

class PatternParser {
 public:
  PatternParser(std::string_view pattern, const Vocabulary& vocabulary)
      : in_(pattern), vocabulary_(vocabulary) {}

  // False when the syntax is beyond help; fault_at() and fault() tell where and why.
  bool parse();

  [[nodiscard]] const std::string& expanded() const { return out_; }
  [[nodiscard]] const Piece& piece() const { return piece_; }
  [[nodiscard]] Extent tail() const { return tail_; }
  [[nodiscard]] const std::string& tail_group() const { return tail_group_; }
  [[nodiscard]] const std::string& before_group() const { return before_group_; }
  [[nodiscard]] std::size_t fault_at() const { return fault_at_; }
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] const std::string& fault_code() const { return fault_code_; }
  [[nodiscard]] const std::string& fault_next() const { return fault_next_; }
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
  [[nodiscard]] bool fail(std::string code, std::string message, std::string next);
  [[nodiscard]] bool at_end() const { return at_ >= in_.size(); }
  [[nodiscard]] char peek() const { return in_[at_]; }

  std::string_view in_;
  const Vocabulary& vocabulary_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::size_t> origin_;
  std::size_t origin_shift_ = static_cast<std::size_t>(-1);  // inside a fragment: the reference's offset
  std::vector<std::string> open_groups_;
  std::vector<std::string> open_fragments_;
  std::string run_;        // literal letters seen so far in this concatenation
  bool in_word_ = false;   // the last thing emitted was a letter: no mark can stand here
  bool any_case_ = false;  // (?i) in force
  Piece piece_;
  Extent tail_ = Extent::none;
  std::string tail_group_;
  std::string before_group_;
  std::size_t fault_at_ = 0;
  std::string fault_;
  std::string fault_code_;
  std::string fault_next_;
};

}  // namespace polex::rules

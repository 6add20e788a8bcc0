// A strict JSON reader that builds no tree: it walks, checks, and copies what it is asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace polex::io {

// JSON's white space.
[[nodiscard]] constexpr bool json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Each call reads one thing at `at()` and tells whether it stood there; after a false, `why()` says what was
// wrong.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view json) : json_(json) {}

  void skip_space();
  [[nodiscard]] bool take(char c);  // no fault when it does not stand there
  [[nodiscard]] bool string(std::string* out);
  [[nodiscard]] bool value();  // any value, skipped
  [[nodiscard]] bool number();
  [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  [[nodiscard]] bool at_end() const { return at_ >= json_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view since(std::size_t begin) const { return json_.substr(begin, at_ - begin); }
  bool fail(const char* why);
  [[nodiscard]] const char* why() const { return why_; }

 private:
  bool escape(std::string* out);
  bool unicode_escape(std::string* out);
  bool hex4(unsigned& code);
  bool word(std::string_view literal);
  bool digits();
  bool members(char close);

  std::string_view json_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  const char* why_ = "";
};

}  // namespace polex::io

// Turns RE2 text into an RE2 when it is needed. Leaves syntax to pattern_parser.cc. Tested by
// matching_test.cc.
#include "rules/lazy_regex.h"

#include <mutex>
#include <optional>
#include <utility>

namespace polex::rules {

struct LazyRegex::Shared {
  explicit Shared(std::string regex) : text(std::move(regex)) {}
  std::string text;
  std::once_flag once;
  std::optional<RE2> compiled;
};

LazyRegex::LazyRegex(std::string text) : shared_(std::make_shared<Shared>(std::move(text))) {}

const RE2& LazyRegex::operator*() const {
  std::call_once(shared_->once, [&] {
    shared_->compiled.emplace(shared_->text, pattern_options());
    shared_->text = std::string();
  });
  return *shared_->compiled;
}

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{16} << 20U);
  return options;
}

}  // namespace polex::rules

// Turns RE2 text into an RE2 when it is needed. Leaves syntax to pattern_parser.cc. Tested by
// matching_test.cc.
#include "rules/lazy_regex.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

namespace polex::rules {

struct LazyRegex::Shared {
  explicit Shared(SharedText regex) : text(std::move(regex)) {}
  SharedText text;
  std::once_flag once;
  std::optional<RE2> compiled;
  std::atomic<bool> is_compiled = false;
};

LazyRegex::LazyRegex(SharedText text) : shared_(std::make_shared<Shared>(std::move(text))) {}

bool LazyRegex::is_compiled() const { return shared_->is_compiled; }

const SharedText& LazyRegex::text() const { return shared_->text; }

const RE2& LazyRegex::operator*() const {
  std::call_once(shared_->once, [&] {
    const std::string_view text = shared_->text.view();
    shared_->compiled.emplace(re2::StringPiece(text.data(), text.size()), pattern_options());
    shared_->is_compiled = true;
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

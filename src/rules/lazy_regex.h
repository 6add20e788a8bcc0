// An RE2 that is compiled when it is first asked for: most runs never need most of them.
#pragma once

#include <re2/re2.h>

#include <memory>

#include "rules/shared_text.h"

namespace polex::rules {

// Copies share the compiled form. Safe to use from several threads.
class LazyRegex {
 public:
  LazyRegex() = default;
  // Read in Latin-1; errors are told by ok(), not logged.
  explicit LazyRegex(SharedText text);

  [[nodiscard]] bool is_compiled() const;
  [[nodiscard]] const SharedText& text() const;
  const RE2& operator*() const;
  const RE2* operator->() const { return &**this; }

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

// The options that every pattern is compiled with.
[[nodiscard]] RE2::Options pattern_options();

}  // namespace polex::rules

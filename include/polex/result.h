// A value or the fault that kept it from being made.
#pragma once

#include <utility>
#include <variant>

#include "polex/diagnostic.h"

namespace polex {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}           // NOLINT: implicit, so that `return value;` reads
  Result(Diagnostic fault) : held_(std::move(fault)) {}  // NOLINT: implicit, so that `return fault;` reads

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(held_); }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  [[nodiscard]] T& value() { return std::get<T>(held_); }
  [[nodiscard]] const T& value() const { return std::get<T>(held_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Only when !ok().
  [[nodiscard]] const Diagnostic& fault() const { return std::get<Diagnostic>(held_); }

 private:
  std::variant<T, Diagnostic> held_;
};

}  // namespace polex

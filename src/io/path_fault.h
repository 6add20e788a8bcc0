// A fault that speaks of a file or a folder as a whole.
#pragma once

#include <string>
#include <utility>

#include "polex/diagnostic.h"

namespace polex::io {

[[nodiscard]] inline Diagnostic path_fault(std::string code, const std::string& path, std::string message,
                                           std::string next) {
  Diagnostic fault;
  fault.code = std::move(code);
  fault.place.file = path;
  fault.message = std::move(message);
  fault.next = std::move(next);
  return fault;
}

}  // namespace polex::io

// Where records go: stdout, or a file that appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "polex/result.h"

namespace polex::io {

// A regular file is written to a temporary beside it and renamed by commit(); without commit() it is removed.
// Anything else (a device, a pipe) is written to directly. Writes are buffered.
class Output {
 public:
  // Where a regular file is written until commit().
  [[nodiscard]] static std::string temporary_of(const std::string& target);
  // "-" is stdout. O001: it cannot be created.
  [[nodiscard]] static Result<Output> open(const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) noexcept;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // False once nothing more can be written: the reader closed the pipe, or fault() tells what happened
  // (O002).
  [[nodiscard]] bool write(std::string_view bytes);
  [[nodiscard]] bool flush();
  // Flushes, syncs and puts the file in its place; the fault if that failed.
  [[nodiscard]] std::optional<Diagnostic> commit();

  [[nodiscard]] bool is_file() const { return !temporary_.empty(); }
  [[nodiscard]] bool closed() const { return closed_; }  // by the reader at the other end
  [[nodiscard]] const std::optional<Diagnostic>& fault() const { return fault_; }

 private:
  Output(int descriptor, std::string path, std::string temporary);
  bool write_through(std::string_view bytes);
  void fail(std::string code, const char* what, int error);
  void abandon();

  int descriptor_ = -1;
  std::string path_;
  std::string temporary_;  // empty: written directly
  std::string buffer_;
  bool closed_ = false;
  std::optional<Diagnostic> fault_;
};

}  // namespace polex::io

// A file that grows, and that an interrupted run can be cut back to where it was whole.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "polex/result.h"

namespace polex::io {

class AppendFile {
 public:
  // Creates it, or cuts it to its first `keep` bytes. O001: it cannot be created; O006: it holds fewer.
  [[nodiscard]] static Result<AppendFile> open(const std::string& path, std::size_t keep);

  AppendFile(AppendFile&& other) noexcept;
  AppendFile& operator=(AppendFile&& other) noexcept;
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;
  ~AppendFile();

  // O002: full or broken.
  [[nodiscard]] std::optional<Diagnostic> append(std::string_view bytes);
  // Down to the disk.
  [[nodiscard]] std::optional<Diagnostic> sync();
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  AppendFile(int descriptor, std::string path, std::size_t size)
      : descriptor_(descriptor), path_(std::move(path)), size_(size) {}

  int descriptor_ = -1;
  std::string path_;
  std::size_t size_ = 0;
};

// SHA-256 of what the file holds. O002: it cannot be read back.
[[nodiscard]] Result<std::string> sha256_of_file(const std::string& path);

// An O-code with what the system says.
[[nodiscard]] Diagnostic output_fault(std::string code, const std::string& path, const std::string& what,
                                      int error);

}  // namespace polex::io

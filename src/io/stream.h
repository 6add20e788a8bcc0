// Bytes one piece after the other, whatever they come from, and a window on them that finds lines.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polex/result.h"

namespace polex::io {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // How many bytes came, 0 at the end. After a fault nothing more comes.
  [[nodiscard]] virtual Result<std::size_t> read(char* into, std::size_t most) = 0;
};

// A file, or stdin for "-". I001: there is none; I002: it cannot be read.
[[nodiscard]] Result<std::unique_ptr<ByteStream>> open_file(const std::string& path);

enum class Got { whole, too_long, end };

// Buffers a stream. Memory: about twice the most bytes peeked at once, and half a MiB. Moves
// fewer bytes than are dropped.
class Window {
 public:
  explicit Window(std::unique_ptr<ByteStream> stream);

  // The next bytes without taking them: at least `least`, fewer only at the end. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t least);
  void drop(std::size_t bytes);  // of those peeked

  // The next line without its "\n" or "\r\n". A line longer than `most` is skipped and told as too_long.
  [[nodiscard]] Got line(std::string& out, std::size_t most, char end = '\n');
  // All that is left; too_long (and nothing kept) above `most`.
  [[nodiscard]] Got rest(std::string& out, std::size_t most);

  // What stopped the stream before its end, once.
  [[nodiscard]] std::optional<Diagnostic> take_fault();
  [[nodiscard]] std::size_t taken() const { return taken_; }  // bytes dropped or returned so far

 private:
  bool fill();
  [[nodiscard]] std::string_view held() const { return {buffer_.data() + begin_, end_ - begin_}; }

  std::unique_ptr<ByteStream> stream_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t taken_ = 0;
  bool ended_ = false;
  std::optional<Diagnostic> fault_;
};

}  // namespace polex::io

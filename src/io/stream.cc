// Turns files and other streams into lines and whole contents; leaves compressed ones to unpack.cc; tested
// by stream_test.cc.
#include "io/stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "io/interrupt.h"

namespace polex::io {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10U;

Diagnostic fault_of(int error, const std::string& path, const char* verb) {
  Diagnostic fault;
  const bool missing = error == ENOENT || error == ENOTDIR;
  fault.code = missing ? "I001" : "I002";
  fault.place.file = path;
  fault.message = missing
                      ? "there is no such file or folder"
                      : "it cannot be " + std::string(verb) + ": " + std::generic_category().message(error);
  fault.next = missing ? "Check the path." : "Check that you may read it.";
  return fault;
}

class FileStream : public ByteStream {
 public:
  FileStream(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {
    struct stat status = {};
    waits_ = ::fstat(descriptor_, &status) == 0 && !S_ISREG(status.st_mode);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }

  Result<std::size_t> read(char* into, std::size_t most) override {
    while (true) {
      if (waits_ && !wait()) return std::size_t{0};
      const ssize_t got = ::read(descriptor_, into, most);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return fault_of(errno, path_, "read");
    }
  }

 private:
  // Until there is something to read; false when the run is interrupted. A signal may wake another thread
  // than this one, so the mark is looked at every tenth of a second.
  bool wait() const {
    pollfd waited = {descriptor_, POLLIN, 0};
    while (!interrupted())
      if (::poll(&waited, 1, 100) > 0) return true;
    return false;
  }

  int descriptor_;
  std::string path_;
  bool waits_ = false;  // a pipe or terminal, that may have nothing to give yet
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(STDIN_FILENO, path));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: POSIX's own variadic
  if (descriptor < 0) return fault_of(errno, path, "opened");
  return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(descriptor, path));
}

Window::Window(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

bool Window::fill() {
  if (ended_) return false;
  // Not each time: what is moved would be the same bytes again and again when much is held.
  if (begin_ > end_ - begin_) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < kChunk) buffer_.resize(end_ + kChunk);
  const Result<std::size_t> got = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!got) fault_ = got.fault();
  ended_ = !got || *got == 0;
  if (!ended_) end_ += *got;
  return !ended_;
}

std::string_view Window::peek(std::size_t least) {
  while (end_ - begin_ < least && fill()) continue;
  return held();
}

void Window::drop(std::size_t bytes) {
  begin_ += bytes;
  taken_ += bytes;
}

Got Window::line(std::string& out, std::size_t most, char end) {
  out.clear();
  bool too_long = false;
  while (true) {
    const std::string_view here = held();
    const std::size_t stop = here.find(end);
    const std::string_view piece = here.substr(0, stop);
    too_long = too_long || out.size() + piece.size() > most;
    if (too_long)
      out.clear();
    else
      out += piece;
    const bool found = stop != std::string_view::npos;
    drop(piece.size() + (found ? 1 : 0));
    if (found) break;
    if (!fill()) {
      if (!too_long && out.empty()) return Got::end;
      break;
    }
  }
  if (too_long) return Got::too_long;
  if (end == '\n' && out.ends_with('\r')) out.pop_back();
  return Got::whole;
}

Got Window::rest(std::string& out, std::size_t most) {
  out.clear();
  do {
    const std::string_view here = held();
    if (out.size() + here.size() > most) return out.clear(), Got::too_long;
    out += here;
    drop(here.size());
  } while (fill());
  return Got::whole;
}

std::optional<Diagnostic> Window::take_fault() { return std::exchange(fault_, std::nullopt); }

}  // namespace polex::io

// Turns bytes into a file that is there whole or not at all, or into stdout with every failure noticed;
// tested by cases/cli.
#include "io/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace polex::io {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10U;

Diagnostic output_fault(std::string code, const std::string& path, const std::string& message) {
  Diagnostic fault;
  fault.code = std::move(code);
  fault.place.file = path == "-" ? "stdout" : path;
  fault.message = message;
  fault.next = "Nothing was kept of this output; mend the cause and run again.";
  return fault;
}

std::string reason(int error) { return std::generic_category().message(error); }

// A link's target, so that the file it names is replaced and not the link.
std::string real_target(const std::string& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  return error ? path : real.string();
}

}  // namespace

Output::Output(int descriptor, std::string path, std::string temporary)
    : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {
  buffer_.reserve(2 * kBuffer);
}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      buffer_(std::move(other.buffer_)),
      closed_(other.closed_),
      fault_(std::move(other.fault_)) {}

Output& Output::operator=(Output&& other) noexcept {
  if (this == &other) return *this;
  abandon();
  descriptor_ = std::exchange(other.descriptor_, -1);
  path_ = std::move(other.path_);
  temporary_ = std::exchange(other.temporary_, {});
  buffer_ = std::move(other.buffer_);
  closed_ = other.closed_;
  fault_ = std::move(other.fault_);
  return *this;
}

Output::~Output() { abandon(); }

void Output::abandon() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  descriptor_ = -1;
  temporary_.clear();
}

std::string Output::temporary_of(const std::string& target) {
  return fmt::format("{}.polex-{}.tmp", target, ::getpid());
}

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(STDOUT_FILENO, path, {});
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  const bool direct = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  const std::string target = real_target(path);
  const std::string written = direct ? target : temporary_of(target);
  const int flags = O_WRONLY | O_CLOEXEC | (direct ? 0 : O_CREAT | O_TRUNC);
  const int descriptor = ::open(written.c_str(), flags, 0666);  // NOLINT: POSIX's own variadic
  if (descriptor < 0) return output_fault("O001", path, "the output cannot be created: " + reason(errno));
  return Output(descriptor, target, direct ? std::string() : written);
}

void Output::fail(std::string code, const char* what, int error) {
  if (!fault_) fault_ = output_fault(std::move(code), path_, fmt::format("{}: {}", what, reason(error)));
}

bool Output::write_through(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      closed_ = errno == EPIPE;
      if (!closed_) fail("O002", "the output cannot be written", errno);
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

bool Output::write(std::string_view bytes) {
  if (closed_ || fault_) return false;
  buffer_ += bytes;
  return buffer_.size() < kBuffer || flush();
}

bool Output::flush() {
  if (closed_ || fault_) return false;
  const bool written = write_through(buffer_);
  buffer_.clear();
  return written;
}

std::optional<Diagnostic> Output::commit() {
  if (!flush()) return fault_;
  if (path_ == "-") return {};
  const int descriptor = std::exchange(descriptor_, -1);
  if (!temporary_.empty() && ::fsync(descriptor) != 0) fail("O002", "the output cannot be written", errno);
  if (::close(descriptor) != 0) fail("O002", "the output cannot be written", errno);
  if (!fault_ && !temporary_.empty()) {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0)
      fail("O003", "the output cannot be put in its place", errno);
    else
      temporary_.clear();
  }
  return fault_;
}

}  // namespace polex::io

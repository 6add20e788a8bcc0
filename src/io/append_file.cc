// Turns pieces of bytes into a growing file with every failure noticed; leaves what stands in it to
// shards.cc; tested by shards_test.cc.
#include "io/append_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "io/path_fault.h"
#include "io/stream.h"
#include "text/sha256.h"

namespace polex::io {

Diagnostic output_fault(std::string code, const std::string& path, const std::string& what, int error) {
  return path_fault(std::move(code), path, what + ": " + std::generic_category().message(error),
                    "Mend the cause, and go on with --resume.");
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)), size_(other.size_) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(size_, other.size_);
  return *this;
}

AppendFile::~AppendFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<AppendFile> AppendFile::open(const std::string& path, std::size_t keep) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);  // NOLINT: POSIX's own
  if (descriptor < 0) return output_fault("O001", path, "the output cannot be created", errno);
  AppendFile file(descriptor, path, keep);
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0 || ::ftruncate(descriptor, static_cast<off_t>(keep)) != 0 ||
      ::lseek(descriptor, static_cast<off_t>(keep), SEEK_SET) < 0)
    return output_fault("O002", path, "the output cannot be written", errno);
  if (static_cast<std::size_t>(status.st_size) >= keep) return file;
  return path_fault("O006", path, "the interrupted run cannot be resumed: this file is shorter than it was",
                    "Remove the folder of the interrupted run, and start again without --resume.");
}

std::optional<Diagnostic> AppendFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return output_fault("O002", path_, "the output cannot be written", errno);
    size_ += static_cast<std::size_t>(done);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return {};
}

std::optional<Diagnostic> AppendFile::sync() {
  if (::fdatasync(descriptor_) == 0) return {};
  return output_fault("O002", path_, "the output cannot be written", errno);
}

Result<std::string> sha256_of_file(const std::string& path) {
  Result<std::unique_ptr<ByteStream>> stream = open_file(path);
  if (!stream) return stream.fault();
  text::Sha256 sha256;
  std::vector<char> buffer(std::size_t{1} << 16U);
  while (true) {
    const Result<std::size_t> got = (*stream)->read(buffer.data(), buffer.size());
    if (!got) return got.fault();
    if (*got == 0) return sha256.hex();
    sha256.add({buffer.data(), *got});
  }
}

}  // namespace polex::io

// Turns gzip into the bytes that it holds; leaves other compressions to read_archive.cc; zlib's only address;
// tested by readers_test.cc and cases/cli.
#include "io/gunzip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace polex::io {
namespace {

constexpr std::size_t kGunzipStep = std::size_t{256} << 10U;  // of either side a call; zlib counts in 32 bits
// A changed byte shows at the checksum or soon, not at once: what it unpacked to in between cannot be told
// from the rest.
constexpr const char* kWrongBefore =
    "What was unpacked until then was read, and may be wrong in part: trust no record of this file; fetch it "
    "again.";
constexpr int kGzipOnly = 16 + MAX_WBITS;

class Gunzip : public ByteStream {
 public:
  Gunzip(Window window, std::string name, const InputOptions& options)
      : window_(std::move(window)), name_(std::move(name)), options_(options) {
    ready_ = inflateInit2(&zlib_, kGzipOnly) == Z_OK;
    if (!ready_) (void)fail("zlib cannot start");
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  ~Gunzip() override {
    if (ready_) inflateEnd(&zlib_);
  }

  // A fault waits until what came before it has been handed out.
  Result<std::size_t> read(char* into, std::size_t most) override {
    std::size_t got = 0;
    while (got == 0 && !ended_) got = step(into, std::min(most, kGunzipStep));
    if (got > 0) return got;
    if (std::optional<Diagnostic> fault = std::exchange(fault_, std::nullopt)) return *std::move(fault);
    return std::size_t{0};
  }

 private:
  std::size_t step(char* into, std::size_t most) {
    const std::string_view held = window_.peek(1).substr(0, kGunzipStep);
    if (between_ && held.empty()) return end();
    if (between_ && !held.starts_with('\x1F')) return end_at_padding();
    const bool cut = held.empty();  // zlib may hold output all the same
    between_ = false;
    zlib_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(held.data()));  // NOLINT: zlib does not write there
    zlib_.avail_in = static_cast<uInt>(held.size());
    zlib_.next_out = reinterpret_cast<Bytef*>(into);
    zlib_.avail_out = static_cast<uInt>(most);
    const int told = inflate(&zlib_, Z_NO_FLUSH);
    const std::size_t taken = held.size() - zlib_.avail_in;
    const std::size_t made = most - zlib_.avail_out;
    window_.drop(taken);
    in_ += taken;
    out_ += made;
    if (cut && made == 0) return fail("truncated gzip input");
    if (told == Z_STREAM_END) {
      between_ = true;
      inflateReset(&zlib_);
    } else if (told != Z_OK && told != Z_BUF_ERROR) {
      (void)fail(zlib_.msg == nullptr ? "it cannot be unpacked" : zlib_.msg, kWrongBefore);
    }
    if (out_ > kHarmless && out_ / options_.limits.expansion > in_) {
      ended_ = true;
      fault_ =
          input_fault("I013", {name_, 0, 0},
                      fmt::format("it unpacks to more than {} times its size", options_.limits.expansion),
                      "If it is no bomb, raise --max-expansion.");
    }
    return made;
  }

  std::size_t end() {
    ended_ = true;
    fault_ = window_.take_fault();
    return 0;
  }

  std::size_t end_at_padding() {
    bool padding = true;
    for (std::string_view held = window_.peek(1); !held.empty(); held = window_.peek(1)) {
      padding = padding && held.find_first_not_of('\0') == std::string_view::npos;
      window_.drop(held.size());
    }
    (void)end();
    if (!padding && !fault_)
      fault_ = input_fault("I011", {name_, 0, 0},
                           "the archive or compressed file goes on behind its end with what cannot be read",
                           "Records that stand before it were read; fetch the file again.");
    return 0;
  }

  std::size_t fail(const char* why,
                   const char* next = "What stands before the damage was read; fetch the file again.") {
    (void)end();
    if (!fault_)
      fault_ = input_fault("I011", {name_, 0, 0},
                           fmt::format("the archive or compressed file is damaged: {}", why), next);
    return 0;
  }

  Window window_;
  std::string name_;
  const InputOptions& options_;
  z_stream zlib_{};
  bool ready_ = false;
  bool between_ = false;  // behind a member: another, padding or the end may follow
  bool ended_ = false;
  std::size_t in_ = 0;
  std::size_t out_ = 0;
  std::optional<Diagnostic> fault_;
};

}  // namespace

std::unique_ptr<ByteStream> gunzip(Window window, std::string name, const InputOptions& options) {
  return std::make_unique<Gunzip>(std::move(window), std::move(name), options);
}

}  // namespace polex::io

// Turns compressed bytes into those that they hold; leaves streams, cuts and limits to unpack.cc; the only
// address of zlib, liblzma, libbz2 and libzstd; tested by readers_test.cc and cases/cli.
#include "io/decoders.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <cstdint>

namespace polex::io {
namespace {

using std::string_view_literals::operator""sv;

bool is_gzip(std::string_view head) { return head.starts_with("\x1F\x8B\x08"sv); }
bool is_xz(std::string_view head) { return head.starts_with("\xFD\x37zXZ\0"sv); }
bool is_bzip2(std::string_view head) {
  constexpr std::string_view kBlock = "1AY&SY"sv;
  constexpr std::string_view kEnd = "\x17\x72\x45\x38\x50\x90"sv;  // of a stream without any block
  return head.size() > 9 && head.starts_with("BZh"sv) &&
         (head.substr(4, 6) == kBlock || head.substr(4, 6) == kEnd);
}
// A frame, or one to be skipped, such as pzstd begins with (RFC 8878, 3.1.2).
bool is_zstd(std::string_view head) {
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return true;
  return head.size() > 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
         head.substr(1, 3) == "\x2A\x4D\x18"sv;
}

// The libraries' pointers to input are not const; none of them writes there.
char* writable(std::string_view in) { return const_cast<char*>(in.data()); }  // NOLINT

constexpr int kZstdWindowLog = 28;
static_assert(std::uint64_t{1} << kZstdWindowLog == kMostMemoryMiB << 20U);

class Gzip : public Decoder {
 public:
  Gzip() : ready_(inflateInit2(&zlib_, 16 + MAX_WBITS) == Z_OK) {}
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override {
    if (ready_) inflateEnd(&zlib_);
  }

  Step step(std::string_view in, char* into, std::size_t most) override {
    zlib_.next_in = reinterpret_cast<Bytef*>(writable(in));
    zlib_.avail_in = static_cast<uInt>(in.size());
    zlib_.next_out = reinterpret_cast<Bytef*>(into);
    zlib_.avail_out = static_cast<uInt>(most);
    const int told = ready_ ? inflate(&zlib_, Z_NO_FLUSH) : Z_MEM_ERROR;
    Step step = {in.size() - zlib_.avail_in, most - zlib_.avail_out, told == Z_STREAM_END, {}, false};
    if (told != Z_OK && told != Z_STREAM_END && told != Z_BUF_ERROR)
      step.fault = zlib_.msg == nullptr ? "it cannot be unpacked" : zlib_.msg;
    return step;
  }
  bool restart(std::string_view head) override { return is_gzip(head) && inflateReset(&zlib_) == Z_OK; }
  [[nodiscard]] const char* name() const override { return "gzip"; }

 private:
  z_stream zlib_{};
  bool ready_;
};

class Xz : public Decoder {
 public:
  Xz() : ready_(start()) {}
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;
  ~Xz() override { lzma_end(&lzma_); }

  Step step(std::string_view in, char* into, std::size_t most) override {
    lzma_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    lzma_.avail_in = in.size();
    lzma_.next_out = reinterpret_cast<std::uint8_t*>(into);
    lzma_.avail_out = most;
    const lzma_ret told = ready_ ? lzma_code(&lzma_, LZMA_RUN) : LZMA_MEM_ERROR;
    Step step = {in.size() - lzma_.avail_in,
                 most - lzma_.avail_out,
                 told == LZMA_STREAM_END,
                 {},
                 told == LZMA_MEMLIMIT_ERROR};
    if (told != LZMA_OK && told != LZMA_STREAM_END && told != LZMA_BUF_ERROR) step.fault = why(told);
    return step;
  }
  bool restart(std::string_view head) override { return is_xz(head) && start(); }
  [[nodiscard]] const char* name() const override { return "xz"; }

 private:
  static std::string why(lzma_ret told) {
    if (told == LZMA_MEMLIMIT_ERROR) return "it takes much memory";
    if (told == LZMA_OPTIONS_ERROR) return "it uses what this version of liblzma does not know";
    return told == LZMA_MEM_ERROR ? "no memory is left" : "its data are corrupt";
  }

  bool start() { return lzma_stream_decoder(&lzma_, kMostMemoryMiB << 20U, 0) == LZMA_OK; }

  lzma_stream lzma_ = LZMA_STREAM_INIT;
  bool ready_;
};

class Bzip2 : public Decoder {
 public:
  Bzip2() : ready_(BZ2_bzDecompressInit(&bzip2_, 0, 0) == BZ_OK) {}
  Bzip2(const Bzip2&) = delete;
  Bzip2& operator=(const Bzip2&) = delete;
  ~Bzip2() override {
    if (ready_) BZ2_bzDecompressEnd(&bzip2_);
  }

  Step step(std::string_view in, char* into, std::size_t most) override {
    bzip2_.next_in = writable(in);
    bzip2_.avail_in = static_cast<unsigned>(in.size());
    bzip2_.next_out = into;
    bzip2_.avail_out = static_cast<unsigned>(most);
    const int told = ready_ ? BZ2_bzDecompress(&bzip2_) : BZ_MEM_ERROR;
    Step step = {in.size() - bzip2_.avail_in, most - bzip2_.avail_out, told == BZ_STREAM_END, {}, false};
    if (told != BZ_OK && told != BZ_STREAM_END)
      step.fault = told == BZ_MEM_ERROR ? "no memory is left" : "its data are corrupt";
    return step;
  }
  bool restart(std::string_view head) override {
    if (!is_bzip2(head)) return false;
    BZ2_bzDecompressEnd(&bzip2_);
    bzip2_ = {};
    return ready_ = BZ2_bzDecompressInit(&bzip2_, 0, 0) == BZ_OK;
  }
  [[nodiscard]] const char* name() const override { return "bzip2"; }

 private:
  bz_stream bzip2_{};
  bool ready_;
};

class Zstd : public Decoder {
 public:
  Zstd() : zstd_(ZSTD_createDStream()) {
    if (zstd_ != nullptr) (void)ZSTD_DCtx_setParameter(zstd_, ZSTD_d_windowLogMax, kZstdWindowLog);
  }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  ~Zstd() override { ZSTD_freeDStream(zstd_); }

  Step step(std::string_view in, char* into, std::size_t most) override {
    ZSTD_inBuffer from = {in.data(), in.size(), 0};
    ZSTD_outBuffer to = {into, most, 0};
    if (zstd_ == nullptr) return {0, 0, false, "no memory is left", false};
    const std::size_t told = ZSTD_decompressStream(zstd_, &to, &from);
    Step step = {
        from.pos, to.pos, told == 0, {}, ZSTD_getErrorCode(told) == ZSTD_error_frameParameter_windowTooLarge};
    if (ZSTD_isError(told) != 0) step.fault = ZSTD_getErrorName(told);
    return step;
  }
  bool restart(std::string_view head) override { return is_zstd(head); }  // a frame begins by itself
  [[nodiscard]] const char* name() const override { return "zstd"; }

 private:
  ZSTD_DStream* zstd_;
};

}  // namespace

bool is_compressed(std::string_view head) {
  return is_gzip(head) || is_xz(head) || is_bzip2(head) || is_zstd(head);
}

std::unique_ptr<Decoder> decoder_of(std::string_view head) {
  if (is_gzip(head)) return std::make_unique<Gzip>();
  if (is_xz(head)) return std::make_unique<Xz>();
  if (is_bzip2(head)) return std::make_unique<Bzip2>();
  return is_zstd(head) ? std::make_unique<Zstd>() : nullptr;
}

}  // namespace polex::io

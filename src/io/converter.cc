// Turns bytes of a named encoding into UTF-8; leaves the choice of the encoding to encoding.cc and streams to
// transcode.cc; iconv's only address; tested by encoding_test.cc.
#include "io/converter.h"

#include <iconv.h>

#include <array>
#include <cerrno>

namespace polex::io {
namespace {

iconv_t none() { return reinterpret_cast<iconv_t>(-1); }  // NOLINT: iconv's own sentinel

constexpr auto kFailed = static_cast<std::size_t>(-1);

}  // namespace

void Converter::Close::operator()(void* handle) const { iconv_close(handle); }

std::optional<Converter> Converter::open(const std::string& name) {
  iconv_t handle = iconv_open("UTF-8", name.c_str());
  if (handle == none()) return {};
  return Converter(handle);
}

Converter::Step Converter::convert(std::string_view bytes, std::string& out) {
  std::array<char, 16384> chunk{};
  char* in = const_cast<char*>(bytes.data());  // NOLINT: iconv's signature; it only reads
  std::size_t left = bytes.size();
  while (true) {
    char* to = chunk.data();
    std::size_t room = chunk.size();
    const std::size_t done = iconv(handle_.get(), &in, &left, &to, &room);
    const int error = errno;
    out.append(chunk.data(), chunk.size() - room);
    if (done == kFailed && error == E2BIG) continue;
    return {bytes.size() - left, done == kFailed && error == EILSEQ};
  }
}

void Converter::finish(std::string& out) {
  std::array<char, 64> chunk{};
  char* to = chunk.data();
  std::size_t room = chunk.size();
  (void)iconv(handle_.get(), nullptr, nullptr, &to, &room);
  out.append(chunk.data(), chunk.size() - room);
}

bool keeps_ascii(const std::string& name) {
  constexpr std::string_view kProbe = "\n\r\t{\"a\": [1]},;";
  std::optional<Converter> converter = Converter::open(name);
  std::string text;
  return converter && converter->convert(kProbe, text).taken == kProbe.size() && text == kProbe;
}

}  // namespace polex::io

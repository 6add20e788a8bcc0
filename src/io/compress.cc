// Turns bytes into one compressed member; leaves files to append_file.cc; tested by shards_test.cc.
#include "io/compress.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace polex::io {
namespace {

struct Free {
  void operator()(archive* handle) const { archive_write_free(handle); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t keep(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool write_member(archive* handle, Compression compression, std::string_view bytes, std::string& out) {
  archive_write_set_format_raw(handle);
  if (compression == Compression::gzip) {
    archive_write_add_filter_gzip(handle);
    archive_write_set_filter_option(handle, "gzip", "timestamp", nullptr);
  } else {
    archive_write_add_filter_zstd(handle);
  }
  archive_write_set_bytes_per_block(handle, 0);
  const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  return archive_write_open(handle, &out, nullptr, &keep, nullptr) == ARCHIVE_OK &&
         archive_write_header(handle, entry.get()) == ARCHIVE_OK &&
         archive_write_data(handle, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size()) &&
         archive_write_close(handle) == ARCHIVE_OK;
}

}  // namespace

std::string_view ending_of(Compression compression) {
  if (compression == Compression::none) return "";
  return compression == Compression::gzip ? ".gz" : ".zst";
}

Result<std::string> compress(std::string_view bytes, Compression compression) {
  if (compression == Compression::none) return std::string(bytes);
  std::string out;
  const std::unique_ptr<archive, Free> handle(archive_write_new());
  if (write_member(handle.get(), compression, bytes, out)) return out;
  const char* why = archive_error_string(handle.get());
  Diagnostic fault;
  fault.code = "O002";
  fault.message = std::string("the output cannot be compressed: ") + (why == nullptr ? "unknown" : why);
  return fault;
}

}  // namespace polex::io

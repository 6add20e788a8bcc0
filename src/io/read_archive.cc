// Turns tar and zip into the streams of their members; leaves those to the reader that fits each, and
// compressed streams to unpack.cc; the only address where libarchive reads; tested by readers_test.cc and
// cases/cli.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>  // NOLINT: newlocale() is POSIX

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "io/expansion.h"
#include "io/glob.h"
#include "io/readers.h"

namespace polex::io {
namespace {

// What libarchive may hold back unread: a tar's block.
constexpr std::size_t kKept = 512;

// While it lives, libarchive takes members' names for UTF-8 whatever the user's locale is: it asks the
// thread's.
class Utf8Names {
 public:
  Utf8Names() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = uselocale(utf8_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (utf8_ == nullptr) return;
    uselocale(before_);
    freelocale(utf8_);
  }

 private:
  locale_t utf8_;
  locale_t before_ = nullptr;
};

// libarchive over a Window. Shared by the reader of the archive and the stream of the member at hand.
class Opened {
 public:
  Opened(Input input, const InputOptions& options)
      : window_(std::move(input.window)),
        name_(std::move(input.name)),
        options_(options),
        layer_(std::move(input.expansion), input.depth),
        archive_(archive_read_new()) {}
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() { archive_read_free(archive_); }

  bool open() {
    archive_read_support_format_tar(archive_);
    archive_read_support_format_zip_streamable(archive_);
    archive_read_support_format_empty(archive_);
    archive_read_set_option(archive_, "tar", "read_concatenated_archives", "1");
    archive_read_set_read_callback(archive_, &Opened::give);
    archive_read_set_callback_data(archive_, this);
    if (archive_read_open1(archive_) == ARCHIVE_OK) return true;
    ended_ = true;
    fault_ = damaged(name_);
    return false;
  }

  // The next member of any type; false at the end or on a fault.
  bool next_header() {
    const Utf8Names names;
    piece_ = {};
    hole_ = at_ = 0;
    const int got = archive_read_next_header(archive_, &entry_);
    count();
    layer_.restart();
    ended_ = got == ARCHIVE_EOF || got == ARCHIVE_FATAL;
    const bool whole = got == ARCHIVE_OK || got == ARCHIVE_WARN;
    // A block that is no header is ARCHIVE_RETRY, and so are those behind it up to the next header: told
    // once.
    const bool lost_already = std::exchange(lost_, got == ARCHIVE_RETRY) && got == ARCHIVE_RETRY;
    if (got == ARCHIVE_EOF)
      check_rest();
    else if (!whole && !lost_already)
      fault_ = damaged(name_);
    return whole;
  }

  // Of the member at hand. A fault waits until what came before it has been handed out.
  Result<std::size_t> read(char* into, std::size_t most, const std::string& name) {
    while (piece_.empty() && hole_ == 0) {
      if (fault_)
        if (std::optional<Diagnostic> fault = take_fault()) return *std::move(fault);
      if (ended_ || !next_piece(name)) return std::size_t{0};
    }
    const std::size_t size = hole_ > 0 ? give_hole(into, most) : give_piece(into, most);
    at_ += size;
    count();
    layer_.gave(size);
    if (!layer_.is_bomb(options_.limits.expansion)) return size;
    ended_ = true;
    return bomb({name, 0, 0}, layer_, options_.limits.expansion, "the archive");
  }

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] archive_entry* entry() const { return entry_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  std::optional<Diagnostic> take_fault() {
    if (std::optional<Diagnostic> below = window_.take_fault()) {
      fault_.reset();
      return below;
    }
    return std::exchange(fault_, std::nullopt);
  }

 private:
  // The next piece of the member's content; false at its end. (libarchive's own copying call drops what it
  // holds when what comes behind is damaged or cut off.)
  bool next_piece(const std::string& name) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int got = archive_read_data_block(archive_, &bytes, &size, &offset);
    if (got == ARCHIVE_EOF) return false;
    ended_ = got == ARCHIVE_FATAL;
    if (got != ARCHIVE_OK) fault_ = damaged(name);
    if (got != ARCHIVE_OK && got != ARCHIVE_WARN) return true;
    piece_ = {static_cast<const char*>(bytes), size};
    hole_ = std::max(static_cast<std::size_t>(offset), at_) - at_;
    return true;
  }
  std::size_t give_piece(char* into, std::size_t most) {
    const std::size_t size = std::min(most, piece_.size());
    std::memcpy(into, piece_.data(), size);
    piece_.remove_prefix(size);
    return size;
  }
  // What a sparse file leaves out is zeros.
  std::size_t give_hole(char* into, std::size_t most) {
    const std::size_t size = std::min(most, hole_);
    std::memset(into, 0, size);
    hole_ -= size;
    return size;
  }

  // What libarchive has taken since, for the limit.
  void count() {
    const auto used = static_cast<std::size_t>(archive_filter_bytes(archive_, -1));
    layer_.took(std::max(used, used_) - used_);
    used_ = std::max(used, used_);
  }

  // Bytes behind the end that are no padding: a damaged header of a tar ends it for libarchive without a
  // word. (A zip ends with its directory.)
  void check_rest() {
    if ((archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_TAR) return;
    const auto used = static_cast<std::size_t>(archive_filter_bytes(archive_, -1));
    const std::size_t unused = in_ > used ? in_ - used : 0;
    const std::size_t behind = std::min(unused, lent_);
    window_.drop(std::exchange(lent_, 0) - behind);
    const std::string_view kept =
        std::string_view(before_).substr(before_.size() - std::min(unused - behind, before_.size()));
    const auto is_padding = [](std::string_view bytes) {
      return bytes.find_first_not_of('\0') == std::string_view::npos;
    };
    bool padding = is_padding(kept);
    for (std::string_view held = window_.peek(1); !held.empty(); held = window_.peek(1)) {
      padding = padding && is_padding(held);
      window_.drop(held.size());
    }
    if (!padding)
      fault_ = input_fault("I011", {name_, 0, 0},
                           "the archive or compressed file goes on behind its end with what cannot be read",
                           "Records that stand before it were read; fetch the file again.");
  }

  static la_ssize_t give(archive*, void* self, const void** bytes) {
    auto* opened = static_cast<Opened*>(self);
    const std::string_view lent = opened->window_.peek(0).substr(0, opened->lent_);
    if (!lent.empty()) opened->before_ = lent.substr(lent.size() - std::min(lent.size(), kKept));
    opened->window_.drop(std::exchange(opened->lent_, 0));
    const std::string_view held = opened->window_.peek(1);
    opened->lent_ = held.size();
    opened->in_ += held.size();
    *bytes = held.data();
    return static_cast<la_ssize_t>(held.size());
  }

  Diagnostic damaged(const std::string& name) const {
    const char* why = archive_error_string(archive_);
    return input_fault(
        "I011", {name, 0, 0},
        fmt::format("the archive or compressed file is damaged: {}", why == nullptr ? "unknown" : why),
        "What stands before the damage was read; fetch the file again.");
  }

  Window window_;
  std::string name_;
  const InputOptions& options_;
  Layer layer_;
  archive* archive_;
  archive_entry* entry_ = nullptr;
  std::size_t lent_ = 0;
  std::size_t in_ = 0;
  std::size_t used_ = 0;    // of `in_`, as libarchive tells it
  std::string_view piece_;  // of the member at hand, libarchive's until it is called again
  std::size_t hole_ = 0;    // zeros before it
  std::size_t at_ = 0;      // in the member
  std::string before_;      // the last bytes given before those lent: libarchive may have taken a look only
  bool lost_ = false;       // between two members, on bytes that are no header
  bool ended_ = false;
  std::optional<Diagnostic> fault_;
};

class MemberStream : public ByteStream {
 public:
  MemberStream(std::shared_ptr<Opened> opened, std::string name)
      : opened_(std::move(opened)), name_(std::move(name)) {}

  Result<std::size_t> read(char* into, std::size_t most) override { return opened_->read(into, most, name_); }

 private:
  std::shared_ptr<Opened> opened_;
  std::string name_;
};

// A part of a path that is hidden, or macOS's own.
bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos || path.starts_with("__MACOSX/");
}

bool leaves_archive(std::string_view path) {
  return path.starts_with('/') || path.starts_with("../") || path.find("/../") != std::string_view::npos ||
         path.ends_with("/..");
}

class ArchiveReader : public RawSource {
 public:
  ArchiveReader(Input input, const InputOptions& options)
      : options_(options),
        depth_(input.depth),
        expansion_(input.expansion),
        opened_(std::make_shared<Opened>(std::move(input), options)) {
    (void)opened_->open();
  }

  bool next(RawArticle& raw) override {
    while (true) {
      if (member_ && member_->next(raw)) return true;
      member_.reset();
      raw = {};
      raw.fault = opened_->take_fault();
      if (raw.fault || opened_->ended()) return raw.fault.has_value();
      if (!next_member()) continue;
      const std::string path = path_of_member();
      if (leaves_archive(path)) {
        raw.fault = input_fault("I016", {opened_->name() + "!" + path, 0, 0},
                                "the member's name leads out of the archive",
                                "Such names are not read; pack it again with relative ones.");
        return true;
      }
      if (is_hidden(path) ||
          !is_wanted(options_.include, options_.exclude, path, options_.globs_matched.get()))
        continue;
      const std::string name = opened_->name() + "!" + path;
      member_ = open_reader(
          {Window(std::make_unique<MemberStream>(opened_, name)), name, depth_, {}, expansion_}, options_);
    }
  }

 private:
  bool next_member() {
    return opened_->next_header() && archive_entry_filetype(opened_->entry()) == AE_IFREG &&
           archive_entry_hardlink(opened_->entry()) == nullptr;  // its content stands under another name
  }

  // Its name without a leading "./".
  std::string path_of_member() {
    const Utf8Names names;
    ++count_;
    const char* name = archive_entry_pathname_utf8(opened_->entry());
    if (name == nullptr) name = archive_entry_pathname(opened_->entry());
    std::string path = name == nullptr ? fmt::format("member-{}", count_) : name;
    while (path.starts_with("./")) path.erase(0, 2);
    return path;
  }

  const InputOptions& options_;
  std::size_t depth_;
  std::shared_ptr<Expansion> expansion_;
  std::shared_ptr<Opened> opened_;
  std::unique_ptr<RawSource> member_;
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<RawSource> read_archive(Input input, const InputOptions& options) {
  return std::make_unique<ArchiveReader>(std::move(input), options);
}

}  // namespace polex::io

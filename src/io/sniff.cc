// Turns a stream into the reader that fits its first bytes; leaves the reading to the read_*.cc; tested by
// readers_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "io/converter.h"
#include "io/decoders.h"
#include "io/encoding.h"
#include "io/json_scanner.h"
#include "io/readers.h"
#include "io/table.h"
#include "io/unpack.h"

namespace polex::io {
namespace {

constexpr std::size_t kSniffed = std::size_t{64} << 10U;

bool is_archive(std::string_view head) {
  using std::string_view_literals::operator""sv;
  if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv)) return true;
  return head.size() >= 512 && head.substr(257, 5) == "ustar"sv;
}

std::string_view without_space(std::string_view head) {
  while (!head.empty() && json_space(head.front())) head.remove_prefix(1);
  return head;
}

// A first line that is one whole JSON object, or the start of one that runs past what was looked at.
bool begins_ndjson(std::string_view head, bool whole) {
  head = without_space(head);
  if (!head.starts_with('{')) return false;
  const std::size_t stop = head.find('\n');
  JsonScanner scan(head.substr(0, stop));
  if (!scan.value()) return !whole && stop == std::string_view::npos && scan.at_end();
  scan.skip_space();
  return scan.at_end();
}

// A first line that is damaged, and behind it one that is a whole object. A value that goes on over lines is
// something else: its first line ends where more must come.
bool goes_on_as_ndjson(std::string_view head, bool whole) {
  const std::size_t stop = head.find('\n');
  if (stop == std::string_view::npos) return false;
  const std::size_t last = head.substr(0, stop).find_last_not_of(" \t\r");
  if (last != std::string_view::npos && std::string_view("[{,:").find(head[last]) != std::string_view::npos)
    return false;
  const std::string_view rest = head.substr(stop + 1);
  return rest.starts_with('{') && begins_ndjson(rest, whole);
}

// "[{", "[]", or an object that goes on over lines: `{` and then a name in quotation marks.
bool begins_json(std::string_view head) {
  head = without_space(head);
  if (head.empty()) return false;
  const std::string_view next = without_space(head.substr(1));
  if (head.front() == '[') return next.starts_with('{') || next.starts_with(']');
  JsonScanner scan(next);
  if (head.front() != '{' || !scan.string(nullptr)) return false;
  scan.skip_space();
  return scan.take(':');
}

bool has_ending(const std::string& name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  return std::equal(
      ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); });
}

// The name without what tells a compression, since that is opened by now.
std::string bare(std::string name) {
  for (const char* ending : {".gz", ".xz", ".zst", ".bz2"})
    if (has_ending(name, ending)) return name.substr(0, name.rfind('.'));
  return name;
}

InputKind kind_of(std::string_view head, const std::string& name, const FieldNames& fields) {
  const bool whole = head.size() < kSniffed;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("WARC/1.") || head.starts_with("WARC/0.")) return InputKind::warc;
  if (has_ending(name, ".ndjson") || has_ending(name, ".jsonl") || begins_ndjson(head, whole))
    return InputKind::ndjson;
  if (!has_ending(name, ".txt") && goes_on_as_ndjson(head, whole)) return InputKind::ndjson;
  if (begins_json(head) || has_ending(name, ".json")) return InputKind::json;
  if (has_ending(name, ".csv")) return InputKind::csv;
  if (has_ending(name, ".tsv") || has_ending(name, ".tab")) return InputKind::tsv;
  if (has_ending(name, ".txt")) return InputKind::text;
  return is_table_header(head.substr(0, head.find('\n')), fields) ? InputKind::csv : InputKind::text;
}

// An input that cannot be looked into: its one fault.
class Refused : public RawSource {
 public:
  explicit Refused(Diagnostic fault) : fault_(std::move(fault)) {}
  bool next(RawArticle& raw) override {
    raw.fault = std::exchange(fault_, std::nullopt);
    return raw.fault.has_value();
  }

 private:
  std::optional<Diagnostic> fault_;
};

const char* name_of(InputKind kind) {
  switch (kind) {
    case InputKind::ndjson:
      return "NDJSON";
    case InputKind::json:
      return "JSON";
    case InputKind::csv:
      return "CSV";
    case InputKind::tsv:
      return "TSV";
    case InputKind::warc:
      return "WARC";
    case InputKind::automatic:
    case InputKind::text:
      break;
  }
  return "text";
}

// What looks like text and is none; null: it may be text.
const char* markup_of(std::string_view head) {
  head = without_space(head);
  const auto begins = [head](std::string_view mark) {
    return std::equal(mark.begin(), mark.end(), head.begin(),
                      std::min(head.begin() + mark.size(), head.end()),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  };
  if (begins("<!doctype html") || begins("<html")) return "HTML";
  if (begins("<?xml")) return "XML";
  if (begins("%pdf-")) return "PDF";
  return begins("{\\rtf") ? "RTF" : nullptr;
}

// Office documents and e-books are zip files whose first member tells so.
bool is_office(std::string_view head) {
  constexpr std::size_t kName = 30;  // where the first member's name stands (APPNOTE.TXT, 4.3.7)
  if (!head.starts_with("PK\3\4") || head.size() < kName) return false;
  const std::string_view name = head.substr(kName);
  return name.starts_with("[Content_Types].xml") || name.starts_with("mimetype") ||
         name.starts_with("_rels/.rels") || name.starts_with("word/") || name.starts_with("docProps/");
}

std::unique_ptr<RawSource> no_plain_text(const Input& input, const char* what) {
  return std::make_unique<Refused>(
      input_fault("I019", {input.name, 0, 0}, fmt::format("this is {}, not plain text", what),
                  "Turn it into plain text first, leave it out with --exclude, or read it as it is with "
                  "--input text."));
}

std::unique_ptr<RawSource> too_deep(const Input& input) {
  return std::make_unique<Refused>(input_fault(
      "I014", {input.name, 0, 0}, "this lies deeper in archives and compressions than the limit allows",
      "Unpack the outer ones, or raise --max-nesting."));
}

// How the bytes are to be read before they can be cut or looked into; nameless: as they are. Lines can be
// cut in any encoding that keeps ASCII; tables and JSON cannot, for in some of them a character's second byte
// is a bracket or a backslash.
Charset charset_of(std::string_view head, const std::string& named, InputKind kind) {
  if (named.empty()) return marked_utf16(head).value_or(Charset());
  const bool lines = kind == InputKind::ndjson || kind == InputKind::automatic;
  if (lines ? keeps_ascii(named) : is_utf8(named)) return {};
  return {lower_case(named), "flag"};
}

Input transcoded(Input input, Charset charset) {
  Window window(transcode(std::move(input.window), charset.name));
  return {std::move(window), std::move(input.name), input.depth, std::move(charset),
          std::move(input.expansion)};
}

// What a compressed input holds, members behind one another included.
Input decompress(Input input, const InputOptions& options) {
  const std::string name = input.name;
  const std::size_t depth = input.depth + 1;
  const std::shared_ptr<Expansion> expansion = input.expansion;
  return {Window(unpack(std::move(input), options)), name, depth, {}, expansion};
}

std::unique_ptr<RawSource> open_plain(Input input, const InputOptions& options) {
  std::string decoded;
  std::string_view head = input.window.peek(kSniffed);
  InputKind kind = options.kind;
  if (const Charset wide = charset_of(head, options.encoding, kind); !wide.name.empty())
    head = decoded = transcoded_head(head, wide.name);
  if (kind == InputKind::automatic) {
    kind = kind_of(head, bare(input.name), options.fields);
    if (kind == InputKind::text)
      if (const char* markup = markup_of(head)) return no_plain_text(input, markup);
  }
  const bool dump = kind != InputKind::text && kind != InputKind::warc;
  const char delimiter = table_delimiter(head.substr(0, head.find('\n')), options.fields);
  if (Charset charset = charset_of(input.window.peek(kSniffed), options.encoding, kind);
      dump && !charset.name.empty())
    input = transcoded(std::move(input), std::move(charset));
  if (options.log) options.log(fmt::format("{}: read as {}", input.name, name_of(kind)));
  switch (kind) {
    case InputKind::ndjson:
      return read_ndjson(std::move(input), options);
    case InputKind::json:
      return read_json(std::move(input), options);
    case InputKind::csv:
      return read_table(std::move(input), options, delimiter);
    case InputKind::tsv:
      return read_table(std::move(input), options, '\t');
    case InputKind::warc:
      return read_warc(std::move(input), options);
    case InputKind::automatic:
    case InputKind::text:
      break;
  }
  return read_text(std::move(input), options);
}

}  // namespace

Result<std::string> read_unpacked(const std::string& path) {
  const InputOptions options;
  Result<std::unique_ptr<ByteStream>> stream = open_file(path);
  if (!stream) return stream.fault();
  Input input{Window(std::move(*stream)), path};
  while (is_compressed(input.window.peek(512)) && input.depth < options.limits.nesting)
    input = decompress(std::move(input), options);
  std::string text;
  (void)input.window.rest(text, text.max_size());
  if (std::optional<Diagnostic> fault = input.window.take_fault()) return *std::move(fault);
  return text;
}

std::unique_ptr<RawSource> open_reader(Input input, const InputOptions& options) {
  while (is_compressed(input.window.peek(512))) {
    input = decompress(std::move(input), options);
    if (input.depth > options.limits.nesting) return too_deep(input);
  }
  if (options.kind == InputKind::automatic && is_office(input.window.peek(512)))
    return no_plain_text(input, "an office document or e-book");
  if (!is_archive(input.window.peek(512))) return open_plain(std::move(input), options);
  if (++input.depth > options.limits.nesting) return too_deep(input);
  return read_archive(std::move(input), options);
}

}  // namespace polex::io

// Where articles come from. Reading is in two steps so that threads can share it: a RawSource cuts its input
// into the bytes of one article each (serial, cheap), and read_article() turns those into an Article (any
// thread).
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "polex/article.h"
#include "polex/diagnostic.h"
#include "polex/result.h"

namespace polex::io {

struct TableShape;  // io/table.h

// What a dump's record tells of an article. A field that is null or absent is nullopt.
struct Fields {
  std::optional<std::string> text;
  std::optional<std::string> id;
  std::optional<std::string> date;
  std::optional<std::string> title;
};

// The bytes of one article, or the fault that cost one, or a warning that cost none.
struct RawArticle {
  enum class Form { text, json, row };

  Form form = Form::text;
  std::string bytes;  // a file, an archive's member, a line of a dump (without its end), a row of a table
  std::shared_ptr<const TableShape> shape;  // of a row
  std::string encoding;                     // of the stream, where `bytes` are UTF-8 made of it; else empty
  std::string encoding_from;
  std::string id;      // used unless the record tells its own
  std::string source;  // "dump.ndjson:12", "news.tar!a/b.txt"
  Place place;
  std::optional<Diagnostic> fault;  // nothing else holds then
};

// One input after the other, each once, in an order that depends on names and contents alone.
class RawSource {
 public:
  virtual ~RawSource() = default;
  // False at the end. After a fault the next call goes on with what can still be read.
  [[nodiscard]] virtual bool next(RawArticle& raw) = 0;
};

// The names of a dump's fields, first match wins; "meta.date" looks inside "meta".
struct FieldNames {
  std::vector<std::string> text = {"text", "body", "content"};
  std::vector<std::string> id = {"id"};
  std::vector<std::string> date = {"date"};
  std::vector<std::string> title = {"title"};
};

// Which fields at least one record of a dump had. Filled by any number of threads.
struct FieldsSeen {
  std::atomic<bool> record = false;  // any record at all
  std::atomic<bool> id = false;
  std::atomic<bool> date = false;
  std::atomic<bool> title = false;
};

enum class InputKind { automatic, text, ndjson, json, csv, tsv, warc };

struct Limits {
  std::size_t document_size = std::size_t{64} << 20U;
  std::size_t record_size = 0;  // of a dump's line, row or value; 0: four times a document's, for its escapes
  std::size_t expansion = 1000;  // bytes out of an archive for each byte in
  std::size_t nesting = 4;       // archives and compressions around an article: .ndjson.gz in a .tar.xz is 3

  [[nodiscard]] std::size_t record() const { return record_size > 0 ? record_size : 4 * document_size; }
};

struct InputOptions {
  std::vector<std::string> paths;         // as typed; "-" is stdin
  std::optional<std::string> files_from;  // a list of further paths; "-" is stdin
  bool null_separated = false;            // of files_from
  InputKind kind = InputKind::automatic;
  std::vector<std::string> include;  // globs over files found in folders and archives; empty: all
  std::vector<std::string> exclude;
  std::shared_ptr<std::set<std::string>> globs_matched;  // what globs_not_matched() asks; may be null
  std::vector<std::string> left_out;  // what the run writes, as resolved_path() tells it; not read in folders
  FieldNames fields;
  std::string encoding;  // an iconv name; empty: BOM, UTF-8, windows-1252
  std::string date;      // of articles whose dump tells none; ISO or empty
  Limits limits;
  std::shared_ptr<FieldsSeen> seen;             // what fields_not_seen() asks; may be null
  std::function<void(const std::string&)> log;  // a line for each input that is opened; may be empty
};

// The whole of a file, or of stdin for "-", unpacked where it is compressed: of files that are no articles.
[[nodiscard]] Result<std::string> read_unpacked(const std::string& path);

// All inputs of a run, files and folders opened one at a time.
[[nodiscard]] std::unique_ptr<RawSource> open_inputs(const InputOptions& options);

// An article, or none and the fault that cost it. `findings` may hold warnings beside an article.
struct Reading {
  std::optional<Article> article;
  std::vector<Diagnostic> findings;
};

[[nodiscard]] Reading read_article(RawArticle&& raw, const InputOptions& options);

// I021, at the end of a run: a warning for each field of `options.fields`, apart from the text and the usual
// names, that no record had.
[[nodiscard]] std::vector<Diagnostic> fields_not_seen(const InputOptions& options);

// I023, at the end of a run: a warning for each glob that matched no file of a folder or an archive.
[[nodiscard]] std::vector<Diagnostic> globs_not_matched(const InputOptions& options);

}  // namespace polex::io

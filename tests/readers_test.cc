// Every kind of dump, by its bytes: which articles come out, and what is told of the rest.
#include "io/readers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>

#include "io/compress.h"

namespace polex::io {
namespace {

class Bytes : public ByteStream {
 public:
  Bytes(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  Result<std::size_t> read(char* into, std::size_t most) override {
    const std::size_t size = std::min({step_, most, bytes_.size() - at_});
    std::memcpy(into, bytes_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

// "id=text" for an article, "!code:line" for a fault, "?code" for a warning.
std::string told(const std::string& name, const std::string& bytes, std::size_t step) {
  const InputOptions options;
  const auto reader = open_reader({Window(std::make_unique<Bytes>(bytes, step)), name, 0}, options);
  std::string all;
  for (RawArticle raw; reader->next(raw); raw = {}) {
    Reading reading = read_article(std::move(raw), options);
    for (const Diagnostic& finding : reading.findings)
      all += (finding.severity == Severity::error ? "!" : "?") + finding.code + ":" +
             std::to_string(finding.place.line) + " ";
    if (reading.article) all += reading.article->id + "=" + reading.article->text + " ";
  }
  return all;
}

// ASCII as UTF-16LE with its mark.
std::string utf16(std::string_view ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

struct Row {
  const char* why;
  const char* name;
  std::string bytes;
  std::string told;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20U}) {
      INFO(row.why << ", by " << step);
      CHECK(told(row.name, row.bytes, step) == row.told);
    }
}

}  // namespace

TEST_CASE("text, and what only looks like a dump") {
  check({{"plain", "f", "Hello\n", "f=Hello\n "},
         {"nothing", "f", "", "f= "},
         {"an agency in brackets", "f", "[Reuters] Hello", "f=[Reuters] Hello "},
         {"a brace", "f", "{Hello}\n", "f={Hello}\n "},
         {"a first line with commas", "f", "Yes, text, and more\n", "f=Yes, text, and more\n "},
         {"a table's header, in a .txt", "f.txt", "id,text\n1,a\n", "f.txt=id,text\n1,a\n "},
         {"a web page", "f", "\n<!DOCTYPE html><p>Hello", "!I019:0 "},
         {"less than a web page", "f", "<ht", "f=<ht "},
         {"XML", "f.txt", "<?xml version=\"1.0\"?><p>Hello</p>", "!I019:0 "},
         {"an office document", "f", std::string("PK\3\4") + std::string(26, '\1') + "[Content_Types].xml",
          "!I019:0 "},
         {"UTF-16", "f", std::string("\xFF\xFEH\0i\0", 6), "f=Hi "}});
}

TEST_CASE("NDJSON") {
  check({{"by content", "f", "{\"text\":\"a\"}\n{\"id\":\"x\",\"text\":\"b\"}", "f:1=a x=b "},
         {"blank lines count", "f", "{\"text\":\"a\"}\n\n\r\n{\"text\":\"b\"}\r\n", "f:1=a f:4=b "},
         {"marked", "f", "\xEF\xBB\xBF{\"text\":\"a\"}\n", "f:1=a "},
         {"by name though the first line is broken", "f.jsonl", "x\n{\"text\":\"b\"}\n",
          "!I007:1 f.jsonl:2=b "},
         {"by the second line though the first is broken", "f", "x\"}\n{\"text\":\"b\"}\n", "!I007:1 f:2=b "},
         {"the first line is not closed", "f", "{\"text\":\"a\n{\"text\":\"b\"}\n", "!I007:1 f:2=b "},
         {"UTF-16", "f", utf16("{\"text\":\"a\"}\n{\"text\":\"b\"}\r\n"), "f:1=a f:2=b "},
         {"half a surrogate pair costs its record alone", "f",
          utf16("{\"text\":\"a") + std::string("\0\xD8", 2) + utf16("\"}\n{\"text\":\"b\"}").substr(2),
          "!I006:1 f:2=b "},
         {"UTF-16 that ends within a unit", "f", utf16("{\"text\":\"a\"}\n{\"text\":\"b\"}") + "x",
          "f:1=a !I006:2 "},
         {"a date that is none", "f", "{\"text\":\"a\",\"date\":\"soon\"}\n", "?I010:1 f:1=a "}});
}

TEST_CASE("JSON arrays and values") {
  check({{"an array", "f", "[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n", "f[0]=a f[1]=b "},
         {"nothing in it", "f", "[ ]", ""},
         {"of strings, by name", "f.json", "[\"a\",\"b\"]", "!I007:1 !I007:1 "},
         {"two arrays", "f", "[{\"text\":\"a\"}]\n[{\"text\":\"b\"},{\"text\":\"c\"}]",
          "f[0]=a f[1]=b f[2]=c "},
         {"a stray brace costs itself alone", "f", "[{\"text\":\"a\"},},{\"text\":\"b\"}]",
          "f[0]=a !I007:1 f[2]=b "},
         {"UTF-16", "f", utf16("[{\"text\":\"a\"},{\"text\":\"b\"}]"), "f[0]=a f[1]=b "},
         {"brackets in strings", "f", R"([{"text":"]}\"{"},{"text":"b"}])", "f[0]=]}\"{ f[1]=b "},
         {"members of other types", "f", "[{\"text\":\"a\"},7,\"x\",[{}],null]",
          "f[0]=a !I007:1 !I007:1 !I007:1 !I007:1 "},
         {"no comma", "f", "[{\"text\":\"a\"}{\"text\":\"b\"}]", "f[0]=a !I007:1 f[1]=b "},
         {"not closed", "f", "[{\"text\":\"a\"},\n", "f[0]=a !I007:2 "},
         {"a value not closed", "f", "[{\"text\":\"a\"},\n{\"text\":", "f[0]=a !I007:2 !I007:2 "},
         {"something behind it", "f", "[{\"text\":\"a\"}] x y", "f[0]=a !I007:1 "},
         {"over lines", "f", "{\n \"text\":\n\"a\"}\n\n{\"text\":\"b\"}", "f[0]=a f[1]=b "}});
}

TEST_CASE("tables") {
  check({{"CSV", "f", "id,text\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,x\r\n", "1=a, \"b\"\r\nc 2=x "},
         {"TSV, marks in the middle", "f", "id\ttext\n1\ta \"b\" c\n", "1=a \"b\" c "},
         {"semicolons", "f.csv", "id;body\n1;a,b\n", "1=a,b "},
         {"no id", "f.csv", "date,text\n2020,a\n", "f.csv:2=a "},
         {"too few, too many", "f.csv", "id,text\n1\n2,b,c\n3,c\n", "!I012:2 !I012:3 3=c "},
         {"lines are counted inside fields", "f.csv", "id,text\n1,\"a\nb\"\n2\n", "1=a\nb !I012:4 "},
         {"an open mark", "f.csv", "id,text\n1,a\n2,\"b\n3,c\n", "1=a !I012:3 "},
         {"text behind a closing mark", "f.csv", "id,text\n1,\"a\"x\n2,b\n", "!I012:2 2=b "},
         {"the same in TSV, and a carriage return", "f", "id\ttext\r\n\"1\" \ta\r\n2\t\"b\"\r\n",
          "!I012:2 2=b "},
         {"a stray opening mark", "f.csv", "id,text\n1,\"a\n2,b\n3,\"c\"\n4,d\n", "!I012:4 4=d "},
         {"broken at the end of the file", "f.csv", "id,text\n1,a\n2,\"b\" c", "1=a !I012:3 "},
         {"a broken header", "f.csv", "id,\"text\"x\n1,a\n", "!I012:1 "},
         {"UTF-16, as spreadsheets export it", "f.txt.csv", utf16("id\ttext\r\n1\t\"a\tb\"\r\n"), "1=a\tb "},
         {"no column", "f.csv", "id,words\n1,a\n", "!I012:1 "},
         {"windows-1252 in one row", "f.csv", "id,text\n1,caf\xE9\n2,é\n", "1=café 2=é "}});
}

TEST_CASE("WARC and WET") {
  const std::string info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n";
  const std::string wet =
      "WARC/1.1\r\nwarc-type: conversion\r\nWARC-Target-URI: http://e.org/a\r\nContent-Length: "
      "2\r\n\r\nHi\r\n\r\n";
  const std::string plain =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://e.org/b>\r\nContent-Type: "
      "application/http; "
      "msgtype=response\r\nContent-Length: 49\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: "
      "text/plain\r\n\r\nText\r\n\r\n";
  const std::string html =
      "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<b>\r\n\r\n";
  check({{"conversion", "f", info + wet, "http://e.org/a=Hi "},
         {"a response of plain text", "f", plain, "http://e.org/b=Text "},
         {"HTML is no text", "f", html + wet, "!I017:0 http://e.org/a=Hi "},
         {"damage in between", "f", wet + "garbage\nmore\n" + wet,
          "http://e.org/a=Hi !I015:0 http://e.org/a=Hi "},
         {"cut off", "f", wet.substr(0, wet.size() - 5), "!I015:0 "},
         {"cut off in a record that holds no page", "f", wet + info.substr(0, info.size() - 6),
          "http://e.org/a=Hi !I015:0 "}});
}

TEST_CASE("a WARC record that is shorter than its Content-Length costs itself alone") {
  const auto record = [](const std::string& page, std::size_t length, const std::string& text) {
    return "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: " + page +
           "\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" + text + "\r\n\r\n";
  };
  const auto bare = [](std::string bytes) {
    bytes.erase(std::remove(bytes.begin(), bytes.end(), '\r'), bytes.end());
    return bytes;
  };
  const std::string info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 70\r\n\r\nabcd\r\n\r\n";
  const std::string b = record("b", 2, "Hi");
  const std::string c = record("c", 2, "Ho");
  const std::string both = "b=Hi c=Ho ";
  check(
      {{"up to within the next header", "f", record("a", 30, "Ha") + b + c, "!I015:0 " + both},
       {"up to within the next text", "f", record("a", b.size() + 1, "Ha") + b + c, "!I015:0 " + both},
       {"up to within the last header", "f", record("a", 7 + b.size() + 40, "Ha") + b + c, "!I015:0 " + both},
       {"beyond the end", "f", record("a", 5000, "Ha") + b + c, "!I015:0 " + both},
       {"beyond what a document may have", "f", record("a", 5000000000, "Ha") + b + c, "!I015:0 " + both},
       {"so long in a record that holds no page", "f", info + b + c, "!I015:0 " + both},
       {"nothing in it", "f", record("a", 300, "").substr(0, record("a", 300, "").size() - 4) + b + c,
        "!I015:0 " + both},
       {"nothing in it, beyond what a document may have", "f",
        record("a", 5000000000, "").substr(0, record("a", 5000000000, "").size() - 4) + b + c,
        "!I015:0 " + both},
       {"lines that end in LF alone", "f", bare(record("a", 300, "Ha") + b + c), "!I015:0 " + both},
       {"such a one before others", "f", bare(record("a", 300, "Ha")) + b + c, "!I015:0 " + both},
       {"LF alone, beyond what a document may have", "f", bare(record("a", 5000000000, "Ha") + b + c),
        "!I015:0 " + both},
       {"by the line ends behind it alone", "f", record("a", 4, "Ha") + b + c, "a=Ha\r\n " + both},
       {"a page that tells of WARC", "f", record("a", 21, "WARC/1.0\nWARC-Type: x") + b,
        "a=WARC/1.0\nWARC-Type: x b=Hi "},
       {"a page that quotes a whole record, its length right", "f", record("a", b.size() + 2, "x\n" + b) + c,
        "a=x\n" + b + " c=Ho "},
       {"the same, cut off in the last line: lines end otherwise", "f",
        record("a", 80, "x\nWARC/1.0\nWARC-Type: conversion\nContent-Length: 2\n\nHi"), "!I015:0 "}});
}

// By what each of them claims to hold, a read would take minutes.
TEST_CASE("many WARC records that are shorter than their Content-Length take no time") {
  for (const char* length : {"4000001", "60000000", "5000000000"}) {
    const std::string record = std::string("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: ") + length +
                               "\r\n\r\nThe road is built.\r\n\r\n";
    std::string bytes;
    for (std::size_t number = 0; number < 100000; ++number) bytes += record;
    const InputOptions options;
    const auto reader =
        open_reader({Window(std::make_unique<Bytes>(bytes, std::size_t{64} << 10U)), "f", 0}, options);
    std::size_t damaged = 0;
    for (RawArticle raw; reader->next(raw); raw = {})
      damaged += raw.fault && raw.fault->code == "I015" ? 1 : 0;
    INFO(length);
    CHECK(damaged == 100000);
  }
}

namespace {

// What `source` comes to: how many articles, then the codes of the losses.
std::string count_of(RawSource& source) {
  std::size_t articles = 0;
  std::string codes;
  for (RawArticle raw; source.next(raw); raw = {}) {
    articles += raw.fault ? 0 : 1;
    if (raw.fault) codes += " " + raw.fault->code;
  }
  return std::to_string(articles) + codes;
}

std::string count_of(const std::string& bytes, const InputOptions& options) {
  return count_of(*open_reader({Window(std::make_unique<Bytes>(bytes, 1000)), "f", 0}, options));
}

std::string numbered_records(std::size_t count) {
  std::string records;
  for (std::uint32_t number = 1; count > 0; --count)
    records += "{\"text\":\"" + std::to_string(number = number * 1664525 + 1013904223) + "\"}\n";
  return records;
}

}  // namespace

TEST_CASE("gzip and zstd that are damaged give what stands before the damage, and tell it") {
  for (const Compression kind : {Compression::gzip, Compression::zstd}) {
    const std::string whole = *compress("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", kind);
    const std::string both = "f.x:1=a f.x:2=b ";
    const std::string block =
        kind == Compression::gzip ? both : "";  // zstd's is damaged, and read whole only
    check({{"whole", "f.x", whole, both},
           {"two members", "f.x", whole + whole, both + "f.x:3=a f.x:4=b "},
           {"two members and padding", "f.x", whole + whole + std::string(100, '\0'),
            both + "f.x:3=a f.x:4=b "},
           {"padding in between", "f.x", whole + std::string(5, '\0') + whole, both + "f.x:3=a f.x:4=b "},
           {"cut in the checksum", "f.x", whole.substr(0, whole.size() - 2), block + "!I011:0 "},
           {"something else behind it", "f.x", whole + "more", both + "!I011:0 "},
           {"cut in the header of another member", "f.x", whole + whole.substr(0, 6), both + "!I011:0 "}});
    if (kind != Compression::gzip) continue;  // the others have no checksum here
    std::string other_sum = whole;
    other_sum[whole.size() - 8] ^= 1;
    check({{"another checksum", "f.x", other_sum, both + "!I011:0 "}});
  }
}

TEST_CASE("compressed NDJSON that is cut off in the middle gives the records before the cut") {
  const std::string records = numbered_records(30000);
  for (const Compression kind : {Compression::gzip, Compression::zstd}) {
    const std::string much = *compress(records, kind);
    const std::string told = count_of(much.substr(0, much.size() / 2), {});
    CHECK(std::stoul(told) > 9000);
    CHECK(told.ends_with(" I011"));
  }
}

TEST_CASE("a table that is cut off within a row gives no article of half a row") {
  std::string rows = "id,text\n";
  for (std::size_t number = 0; number < 30000; ++number)
    rows += std::to_string(number) + ",What happened " + std::to_string(number * number % 9973) + " times\n";
  const std::string much = *compress(rows, Compression::gzip);
  const InputOptions options;
  const auto reader =
      open_reader({Window(std::make_unique<Bytes>(much.substr(0, much.size() / 2), 1000)), "f", 0}, options);
  std::size_t articles = 0;
  std::size_t halves = 0;
  std::string last;
  for (RawArticle raw; reader->next(raw); raw = {}) {
    last = raw.fault ? raw.fault->code : "";
    articles += raw.fault ? 0 : 1;
    halves += raw.fault || raw.bytes.ends_with("times\n") ? 0 : 1;
  }
  CHECK(articles > 9000);
  CHECK(halves == 0);
  CHECK(last == "I011");
}

TEST_CASE("the limit on expansion holds for all layers together") {
  InputOptions options;
  options.kind = InputKind::ndjson;
  options.limits.expansion = 200;
  const std::string lines(std::size_t{100} << 20U, '\n');  // packs to about a thousandth
  const std::string once = *compress(lines, Compression::gzip);
  const std::string twice = *compress(once, Compression::gzip);
  CHECK(count_of(once, options) == "0 I013");
  options.limits.expansion = 5000;
  CHECK(count_of(once, options) == "0");
  CHECK(count_of(twice, options) == "0 I013");
}

TEST_CASE("what claims to be compressed and is not") {
  check({{"gzip", "f.gz", "\x1F\x8B\x08garbage", "!I011:0 "},
         {"zip", "f.zip", std::string("PK\3\4garbage"), "!I011:0 "}});
}

}  // namespace polex::io

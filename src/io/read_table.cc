// Turns a CSV or TSV stream into rows, each a raw article; leaves cutting rows into fields to table.cc;
// tested by readers_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "io/readers.h"
#include "io/table.h"

namespace polex::io {
namespace {

class TableReader : public RawSource {
 public:
  TableReader(Input input, const InputOptions& options, char delimiter)
      : window_(std::move(input.window)),
        name_(std::move(input.name)),
        charset_(std::move(input.charset)),
        options_(options),
        delimiter_(delimiter) {}

  bool next(RawArticle& raw) override {
    raw.place = {name_, line_, 0};
    if (!shape_ && !header(raw)) return raw.fault.has_value();
    Got got = row(raw.bytes);
    while (got == Got::whole && raw.bytes.find_first_not_of("\r\n") == std::string::npos)
      got = row(raw.bytes);
    raw.place.line = begin_;
    if (got == Got::end) return (raw.fault = window_.take_fault()).has_value();
    if (got == Got::too_long)
      return raw.fault = too_long(raw.place, "row", options_.limits.record(), "--max-record-size"), true;
    // Where the stream is cut off within a row, what there is of it may look whole.
    if (cut_ && (raw.fault = window_.take_fault())) return raw.bytes.clear(), true;
    if (unclosed_)
      return raw.fault = input_fault("I012", raw.place, "a quotation mark opens a field that never closes",
                                     "Close it with a mark, or double a mark that is part of the field."),
             true;
    if (broken_.line > 0) return raw.fault = broken_row(), true;
    raw.form = RawArticle::Form::row;
    tell_encoding(charset_, raw);
    raw.shape = shape_;
    raw.id = raw.source = fmt::format("{}:{}", name_, begin_);
    return true;
  }

 private:
  // The first row tells the columns. False: there is none, or the fault is in `raw`.
  bool header(RawArticle& raw) {
    if (done_) return false;
    const Got got = row(raw.bytes);
    if (got == Got::end && !(raw.fault = window_.take_fault())) return false;
    const auto shape = std::make_shared<TableShape>(shape_of(raw.bytes, delimiter_, options_.fields));
    if (got == Got::whole && broken_.line > 0)
      raw.fault = broken_row();
    else if (got == Got::whole && shape->text)
      shape_ = shape;
    else if (!raw.fault)
      raw.fault = input_fault(
          "I012", {name_, 1, 0},
          "the table's first row names no column for the text: none is " + listed(options_.fields.text),
          "Name the column that holds the text with --text-field.");
    done_ = !shape_;
    return shape_ != nullptr;
  }

  Diagnostic broken_row() const {
    const std::string lost = begin_ == broken_.line
                                 ? std::string("the row was not read")
                                 : fmt::format("lines {} to {} were not read", begin_, broken_.line);
    return input_fault("I012", broken_, "text follows the quotation mark that closes a field; " + lost,
                       "Double a mark that is part of the field, or take out one that opens it by mistake.");
  }

  // Notes where the row broke, at the last byte of what has been read of it.
  void note_break(std::string_view before, std::string_view now) {
    std::string line = std::string(before).append(now);
    line.erase(0, line.rfind('\n') + 1);
    broken_ = {name_, line_, static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
                 return (c & 0xC0) != 0x80;
               }))};
  }

  // The bytes up to the row's end, which is kept; counts lines.
  Got row(std::string& out) {
    out.clear();
    begin_ = line_;
    broken_ = {};
    RowScanner scanner(delimiter_);
    bool too_much = false;
    bool ended = false;
    while (!ended) {
      const std::string_view held = window_.peek(1);
      if (held.empty()) break;
      std::size_t at = 0;
      while (at < held.size() && !ended) {
        if (held[at] == '\n') ++line_;
        ended = scanner.ends_row(held[at++]);
        if (scanner.is_broken() && broken_.line == 0) note_break(out, held.substr(0, at));
      }
      too_much = too_much || out.size() + at > options_.limits.record();
      if (too_much)
        out.clear();
      else
        out += held.substr(0, at);
      window_.drop(at);
    }
    cut_ = !ended;
    unclosed_ = !ended && scanner.in_quotes();
    if (too_much) return Got::too_long;
    return out.empty() ? Got::end : Got::whole;
  }

  Window window_;
  std::string name_;
  Charset charset_;
  const InputOptions& options_;
  char delimiter_;
  std::shared_ptr<const TableShape> shape_;
  std::size_t line_ = 1;
  std::size_t begin_ = 1;
  bool cut_ = false;  // no line end came
  bool unclosed_ = false;
  Place broken_;  // line 0: the row at hand is whole
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RawSource> read_table(Input input, const InputOptions& options, char delimiter) {
  return std::make_unique<TableReader>(std::move(input), options, delimiter);
}

}  // namespace polex::io

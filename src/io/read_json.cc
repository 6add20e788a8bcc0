// Turns a JSON array, or JSON values one behind the other, into raw articles without holding more than one;
// leaves the values' own grammar to json_fields.cc; tested by readers_test.cc.
#include <fmt/format.h>

#include <utility>

#include "io/json_scanner.h"
#include "io/readers.h"

namespace polex::io {
namespace {

// Follows a value's brackets and strings to its end, and checks nothing else.
class ValueEnd {
 public:
  // Whether the value ends with `c` (which belongs to it).
  bool ends_with(char c) {
    if (in_string_) {
      if (escaped_)
        escaped_ = false;
      else if (c == '\\')
        escaped_ = true;
      else
        in_string_ = c != '"';
      return !in_string_ && depth_ == 0;
    }
    if (c == '"')
      in_string_ = true;
    else if (c == '{' || c == '[')
      ++depth_;
    else if (c == '}' || c == ']')
      return depth_ < 2 || --depth_ == 0;  // a stray one is a (bad) value of its own
    return false;
  }
  // Whether the value ended before `c`: a number or word has no closing mark.
  [[nodiscard]] bool open() const { return in_string_ || depth_ > 0; }
  [[nodiscard]] bool ended_before(char c) const {
    return depth_ == 0 && !in_string_ && (c == ',' || c == ']' || c == '}' || json_space(c));
  }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

class JsonReader : public RawSource {
 public:
  JsonReader(Input input, const InputOptions& options)
      : window_(std::move(input.window)),
        name_(std::move(input.name)),
        charset_(std::move(input.charset)),
        limit_(options.limits.record()) {
    if (window_.peek(3).starts_with("\xEF\xBB\xBF")) window_.drop(3);
    skip_space();
    in_array_ = take('[');
  }

  bool next(RawArticle& raw) override {
    if (!at_value(raw)) return raw.fault.has_value();
    raw.place = {name_, line_, 0};
    const Got got = value(raw.bytes);
    raw.id = raw.source = fmt::format("{}[{}]", name_, index_++);
    raw.form = RawArticle::Form::json;
    tell_encoding(charset_, raw);
    if (got == Got::too_long) raw.fault = too_long(raw.place, "record", limit_, "--max-record-size");
    if (got == Got::end)
      raw.fault = broken("the value is not closed, and nothing behind this line could be read");
    if (std::optional<Diagnostic> fault = window_.take_fault()) raw.fault = std::move(fault);
    return true;
  }

 private:
  // Goes to the next value. False: there is none, or the fault is in `raw`.
  bool at_value(RawArticle& raw) {
    skip_space();
    const bool comma = take(',');
    skip_space();
    if (in_array_ && take(']')) {
      in_array_ = false;
      closed_ = true;
      skip_space();
    }
    if (window_.peek(1).empty()) {
      raw.fault = window_.take_fault();
      if (!raw.fault && std::exchange(in_array_, false)) raw.fault = broken("the array is not closed");
      return false;
    }
    if (closed_ && take('[')) {  // another array behind it, as tools that append leave it
      in_array_ = true;
      closed_ = false;
      first_ = index_;
      return at_value(raw);
    }
    if (closed_) {
      raw.fault = broken("something stands behind the array");
      window_.drop(window_.peek(1).size());
      while (!window_.peek(1).empty()) window_.drop(window_.peek(1).size());
      return false;
    }
    const bool missing = in_array_ && index_ > first_ && !comma;
    if (missing && std::exchange(told_line_, line_) != line_) {
      raw.fault = broken("a comma was expected between two members");
      return false;
    }
    return true;
  }

  Diagnostic broken(const char* why) {
    return input_fault("I007", {name_, line_, 0}, std::string("this is not JSON: ") + why,
                       "Mend the file; what stands before this place was read.");
  }

  // Got::end: it is not closed before the end of the input.
  Got value(std::string& out) {
    out.clear();
    ValueEnd end;
    bool too_much = false;
    bool ended = false;
    while (!ended) {
      const std::string_view held = window_.peek(1);
      if (held.empty()) break;
      std::size_t at = 0;
      while (at < held.size() && !ended) {
        if (end.ended_before(held[at]) && (at > 0 || !out.empty())) {
          ended = true;
          break;
        }
        if (held[at] == '\n') ++line_;
        ended = end.ends_with(held[at++]);
      }
      too_much = too_much || out.size() + at > limit_;
      if (too_much)
        out.clear();
      else
        out += held.substr(0, at);
      window_.drop(at);
    }
    if (too_much) return Got::too_long;
    return ended || !end.open() ? Got::whole : Got::end;
  }

  void skip_space() {
    for (std::string_view held = window_.peek(1); !held.empty() && json_space(held[0]);
         held = window_.peek(1)) {
      if (held[0] == '\n') ++line_;
      window_.drop(1);
    }
  }

  bool take(char c) {
    const bool there = window_.peek(1).starts_with(c);
    if (there) window_.drop(1);
    return there;
  }

  Window window_;
  std::string name_;
  Charset charset_;
  std::size_t limit_;
  bool in_array_ = false;
  bool closed_ = false;
  std::size_t line_ = 1;
  std::size_t told_line_ = 0;
  std::size_t index_ = 0;
  std::size_t first_ = 0;  // of the array at hand
};

}  // namespace

std::unique_ptr<RawSource> read_json(Input input, const InputOptions& options) {
  return std::make_unique<JsonReader>(std::move(input), options);
}

}  // namespace polex::io

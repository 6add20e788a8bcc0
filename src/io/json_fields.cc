// Turns one JSON object into the fields of an article; leaves the grammar to json_scanner.cc; tested by
// json_fields_test.cc.
#include "io/json_fields.h"

#include <array>
#include <utility>

#include "io/json_scanner.h"

namespace polex::io {
namespace {

// A name that is looked for: where its value goes, and how early it stands among the names of its field.
struct Wanted {
  std::string_view name;
  std::size_t field;
  std::size_t rank;
};

struct Found {
  std::optional<std::string> value;
  std::size_t rank = static_cast<std::size_t>(-1);
};

class FieldReader {
 public:
  FieldReader(std::string_view json, const FieldNames& names) : scan_(json) {
    const std::array<const std::vector<std::string>*, 4> lists = {&names.text, &names.id, &names.date,
                                                                  &names.title};
    for (std::size_t field = 0; field < lists.size(); ++field)
      for (std::size_t rank = 0; rank < lists[field]->size(); ++rank)
        wanted_.push_back({(*lists[field])[rank], field, rank});
  }

  bool read() {
    scan_.skip_space();
    if (!scan_.take('{')) return scan_.fail("it is no JSON object");
    if (!object("")) return false;
    scan_.skip_space();
    return scan_.at_end() || scan_.fail("something stands behind the object");
  }

  Fields fields() && {
    return {std::move(found_[0].value), std::move(found_[1].value), std::move(found_[2].value),
            std::move(found_[3].value)};
  }
  [[nodiscard]] const JsonScanner& scan() const { return scan_; }

 private:
  // Behind the opening brace; `prefix` is the path to here, each part ended by a dot.
  bool object(const std::string& prefix) {
    scan_.skip_space();
    if (scan_.take('}')) return true;
    while (true) {
      scan_.skip_space();
      std::string path = prefix;
      if (!scan_.string(&path)) return false;
      scan_.skip_space();
      if (!scan_.take(':')) return scan_.fail("a colon was expected");
      scan_.skip_space();
      if (!member(path)) return false;
      scan_.skip_space();
      if (scan_.take('}')) return true;
      if (!scan_.take(',')) return scan_.fail("a comma or } was expected");
    }
  }

  bool member(const std::string& path) {
    bool inside = false;
    for (const Wanted& wanted : wanted_) {
      if (wanted.name == path) return taken(wanted);
      inside = inside || (wanted.name.size() > path.size() && wanted.name.starts_with(path) &&
                          wanted.name[path.size()] == '.');
    }
    if (inside && scan_.take('{')) return object(path + ".");
    return scan_.value();
  }

  // A field's value: a string, or a number as written (not for the text); anything else counts as absent, and
  // an empty string goes behind every name of the field that holds something.
  bool taken(const Wanted& wanted) {
    Found& found = found_[wanted.field];
    if (wanted.rank > found.rank) return scan_.value();
    if (scan_.peek() == '"') {
      std::string value;
      if (!scan_.string(&value)) return false;
      const std::size_t rank = value.empty() ? wanted.rank + wanted_.size() : wanted.rank;
      if (rank <= found.rank) found = {std::move(value), rank};
      return true;
    }
    const std::size_t begin = scan_.at();
    const bool number =
        wanted.field != 0 && (scan_.peek() == '-' || (scan_.peek() >= '0' && scan_.peek() <= '9'));
    if (!scan_.value()) return false;
    if (number)
      found = {std::string(scan_.since(begin)), wanted.rank};
    else if (found.rank == wanted.rank)
      found = {};
    return true;
  }

  JsonScanner scan_;
  std::vector<Wanted> wanted_;
  std::array<Found, 4> found_;
};

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace

Result<Fields> read_json_fields(std::string_view json, const FieldNames& names, const Place& place) {
  FieldReader reader(json, names);
  if (reader.read()) return std::move(reader).fields();
  Diagnostic fault;
  fault.code = "I007";
  fault.message = std::string("this is not a JSON record: ") + reader.scan().why();
  fault.place = place;
  fault.place.column = code_points(json.substr(0, reader.scan().at())) + 1;
  fault.next = "Mend the record or leave it out; the records around it were read.";
  return fault;
}

}  // namespace polex::io

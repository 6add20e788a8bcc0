// Turns a table and its schema into faults; leaves what the values mean to the readers; tested by
// load_test.cc.
#include "rules/table_check.h"

#include <algorithm>

#include "rules/suggest.h"

namespace polex::rules {

namespace {

std::string kind_name(TomlKind kind) {
  switch (kind) {
    case TomlKind::string:
      return "a string";
    case TomlKind::integer:
      return "a number";
    case TomlKind::number:
      return "a number";
    case TomlKind::boolean:
      return "true or false";
    case TomlKind::date:
      return "a date";
    case TomlKind::array:
      return "a list";
    case TomlKind::table:
      break;
  }
  return "a table";
}

std::string shape_name(Shape shape) {
  switch (shape) {
    case Shape::text:
      return "a string";
    case Shape::date:
      return "an ISO date";
    case Shape::boolean:
      return "true or false";
    case Shape::texts:
      return "a list of strings";
    case Shape::table:
      return "a table";
    case Shape::tables:
      break;
  }
  return "a list of tables";
}

std::string how_to_write(Shape shape, const std::string& key) {
  switch (shape) {
    case Shape::text:
      return "write " + key + " = \"...\"";
    case Shape::date:
      return "write " + key + " = \"2024-03-01\"";
    case Shape::boolean:
      return "write " + key + " = true";
    case Shape::texts:
      return "write " + key + " = [\"...\", \"...\"]";
    case Shape::table:
      return "write it as a table: [" + key + "]";
    case Shape::tables:
      break;
  }
  return "write each with double brackets: [[" + key + "]]";
}

bool all_of_kind(const TomlNode& array, TomlKind kind) {
  return std::all_of(array.children.begin(), array.children.end(),
                     [&](const TomlNode& child) { return child.kind == kind; });
}

bool fits(const TomlNode& value, Shape shape) {
  switch (shape) {
    case Shape::text:
      return value.kind == TomlKind::string;
    case Shape::date:
      return value.kind == TomlKind::string || value.kind == TomlKind::date;
    case Shape::boolean:
      return value.kind == TomlKind::boolean;
    case Shape::table:
      return value.kind == TomlKind::table;
    case Shape::texts:
      return value.kind == TomlKind::array && all_of_kind(value, TomlKind::string);
    case Shape::tables:
      break;
  }
  return value.kind == TomlKind::array && all_of_kind(value, TomlKind::table);
}

void tell_type(const TomlNode& value, const KeySchema& known, FaultLog& log) {
  const bool list = known.shape == Shape::texts || known.shape == Shape::tables;
  const TomlKind wanted = known.shape == Shape::texts ? TomlKind::string : TomlKind::table;
  if (!list || value.kind != TomlKind::array) {
    log.add(codes::kWrongType, value.mark,
            "`" + known.key + "` takes " + shape_name(known.shape) + ", not " + kind_name(value.kind),
            how_to_write(known.shape, known.key));
    return;
  }
  for (const TomlNode& element : value.children)
    if (element.kind != wanted)
      log.add(codes::kWrongType, element.mark,
              "`" + known.key + "` takes " + shape_name(known.shape) + "; this is " + kind_name(element.kind),
              how_to_write(known.shape, known.key));
}

void check_value(const TomlNode& value, const KeySchema& known, FaultLog& log) {
  if (known.values.empty()) return;
  if (value.kind == TomlKind::array) {
    for (const TomlNode& element : value.children) check_value(element, known, log);
    return;
  }
  if (std::find(known.values.begin(), known.values.end(), value.text) != known.values.end()) return;
  log.add(codes::kBadValue, value.mark, "`" + known.key + "` cannot be \"" + value.text + "\"",
          did_you_mean(value.text, known.values, "write " + one_of(known.values)));
}

}  // namespace

void check_table(const TomlNode& table, const TableSchema& schema, const std::string& name, FaultLog& log) {
  for (const TomlNode& member : table.children) {
    const KeySchema* known = schema.find(member.key);
    if (known == nullptr)
      log.add(codes::kUnknownKey, member.key_mark, name + " does not know the key `" + member.key + "`",
              did_you_mean(member.key, schema.names(), "its keys are " + one_of(schema.names())));
    else if (!fits(member, known->shape))
      tell_type(member, *known, log);
    else
      check_value(member, *known, log);
  }
  for (const KeySchema& known : schema.keys)
    if (known.required && table.find(known.key) == nullptr)
      log.add(codes::kMissingKey, table.named(), name + " has no `" + known.key + "`",
              known.values.empty() ? how_to_write(known.shape, known.key)
                                   : "write " + known.key + " = " + one_of(known.values));
}

std::string text_of(const TomlNode& table, std::string_view key) {
  const TomlNode* value = table.find(key);
  return value != nullptr && (value->kind == TomlKind::string || value->kind == TomlKind::date) ? value->text
                                                                                                : "";
}

std::vector<PackText> texts_of(const TomlNode& table, std::string_view key) {
  std::vector<PackText> texts;
  const TomlNode* value = table.find(key);
  if (value == nullptr || value->kind != TomlKind::array) return texts;
  for (const TomlNode& element : value->children)
    if (element.kind == TomlKind::string) texts.push_back(element.pack_text());
  return texts;
}

std::vector<const TomlNode*> tables_of(const TomlNode& table, std::string_view key) {
  std::vector<const TomlNode*> tables;
  const TomlNode* value = table.find(key);
  if (value == nullptr || value->kind != TomlKind::array) return tables;
  for (const TomlNode& element : value->children)
    if (element.kind == TomlKind::table) tables.push_back(&element);
  return tables;
}

const TomlNode* table_of(const TomlNode& table, std::string_view key) {
  const TomlNode* value = table.find(key);
  return value != nullptr && value->kind == TomlKind::table ? value : nullptr;
}

bool is_name(std::string_view text, char joiner) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || !letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == joiner; });
}

}  // namespace polex::rules

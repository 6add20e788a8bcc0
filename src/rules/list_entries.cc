// Turns "canonical | alias (irregular)" into surface forms; leaves files, sections and roles to
// list_reader.cc; tested by list_entries_test.cc.
#include "rules/list_entries.h"

#include <algorithm>

#include "rules/inflect.h"
#include "rules/source_lines.h"

namespace polex::rules {

namespace {

struct Alias {
  std::string form;
  std::vector<std::string> irregular;
  std::string fault;
};

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    parts.emplace_back(trim(text.substr(at, comma - at)));
    at = comma + 1;
  }
  return parts;
}

// "write (wrote, written)" where the list inflects; elsewhere a parenthesis is part of the name.
Alias read_alias(std::string_view text, Inflect inflect) {
  Alias alias{std::string(text), {}, {}};
  if (text.empty()) alias.fault = "the name is empty";
  if (inflect == Inflect::none || text.find_first_of("()") == std::string_view::npos) return alias;
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')' || text.find(')') + 1 != text.size()) {
    alias.fault = "irregular forms stand in one pair of parentheses at the end";
    return alias;
  }
  alias.form = std::string(trim(text.substr(0, open)));
  alias.irregular = split_commas(text.substr(open + 1, text.size() - open - 2));
  const bool gap = std::find(alias.irregular.begin(), alias.irregular.end(), "") != alias.irregular.end();
  if (alias.form.empty() || gap)
    alias.fault = alias.form.empty() ? "the name is empty" : "an irregular form is empty";
  return alias;
}

void add(std::vector<std::string>& forms, const std::string& form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
}

}  // namespace

EntryForms read_entry(std::string_view line, Inflect inflect) {
  EntryForms entry;
  std::vector<std::string> inflected;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t bar = std::min(line.find('|', at), line.size());
    const Alias alias = read_alias(trim(line.substr(at, bar - at)), inflect);
    if (!alias.fault.empty() && entry.fault.empty()) {
      entry.fault = alias.fault;
      entry.fault_at = at;
    } else if (alias.fault.empty()) {
      add(entry.given, alias.form);
      if (inflect == Inflect::verb)
        for (const std::string& form : verb_forms(alias.form, alias.irregular)) inflected.push_back(form);
      if (inflect == Inflect::noun)
        for (const std::string& form : noun_forms(alias.form, alias.irregular)) inflected.push_back(form);
    }
    at = bar + 1;
  }
  entry.forms = entry.given;
  for (const std::string& form : inflected) add(entry.forms, form);
  return entry;
}

}  // namespace polex::rules

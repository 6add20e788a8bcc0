// Turns a [list.NAME] table and its file into entries with all their forms; leaves the look-up to lexicon.cc;
// tested by load_test.cc.
#include "rules/list_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rules/list_entries.h"
#include "rules/role_dates.h"
#include "rules/silences.h"
#include "rules/suggest.h"
#include "rules/table_check.h"
#include "rules/utf8_check.h"

namespace polex::rules {

namespace {

class ListReader {
 public:
  ListReader(const TomlNode& table, const std::string& pack, const ReadBeside& read, FaultLog& log)
      : table_(table), read_(read), log_(log) {
    list_.name = table.key;
    list_.why = text_of(table, "why");
    list_.pack = pack;
    list_.place = table.key_mark.place;
    const std::string rule = text_of(table, "case");
    list_.case_rule = rule == "exact" ? CaseRule::exact : rule == "any" ? CaseRule::any : CaseRule::smart;
    const std::string inflect = text_of(table, "inflect");
    inflect_ = inflect == "verb" ? Inflect::verb : inflect == "noun" ? Inflect::noun : Inflect::none;
  }

  WordList read() {
    const std::string name = "[list." + list_.name + "]";
    check_table(table_, list_schema(), name, log_);
    read_words();
    read_sections();
    read_file();
    for (const TomlNode* entry : tables_of(table_, "entries")) read_entry_table(*entry);
    check_roles();
    list_.silences = read_silences(table_, log_);
    if (list_.entries.empty() && !faulty_)
      log_.add(codes::kEmptyList, table_.key_mark, name + " has no entry",
               "give it words, sections, entries or a file");
    return std::move(list_);
  }

 private:
  void read_words() {
    for (const PackText& word : texts_of(table_, "words")) add_line(word.value, "", word.place);
  }

  void read_sections() {
    const TomlNode* sections = table_of(table_, "sections");
    if (sections == nullptr) return;
    for (const TomlNode& section : sections->children) {
      if (section.kind != TomlKind::array)
        log_.add(codes::kWrongType, section.mark, "the section `" + section.key + "` takes a list of strings",
                 "write " + section.key + " = [\"...\", \"...\"]");
      for (const TomlNode& word : section.children) {
        if (word.kind == TomlKind::string && section.kind == TomlKind::array)
          add_line(word.text, section.key, word.mark.place);
        else if (section.kind == TomlKind::array)
          log_.add(codes::kWrongType, word.mark, "a word is a string", "write it in quotation marks");
      }
    }
  }

  // "# comment", "[section]", else an entry a line.
  void read_file() {
    const std::string name = text_of(table_, "file");
    if (name.empty()) return;
    Result<PackFile> file = read_(name);
    if (!file) {
      faulty_ = true;
      log_.add(codes::kListFile, table_.find("file")->mark,
               "the list's file `" + name + "` cannot be read: " + file.fault().message,
               "the path is relative to the pack's folder");
      return;
    }
    if (file->content.starts_with("\xEF\xBB\xBF")) file->content.erase(0, 3);
    const std::string_view content = log_.keep_source(file->path, std::move(file->content));
    const std::vector<std::size_t> bad = lines_not_utf8(file->path, content, log_);
    faulty_ = faulty_ || !bad.empty();
    const SourceLines lines(content);
    std::string section;
    for (std::size_t number = 1; number <= lines.count(); ++number) {
      const std::string_view line = lines.line(number);
      const std::string_view text = trim(line);
      const std::size_t column = line.find_first_not_of(" \t") + 1;
      if (text.empty() || text.front() == '#' || std::binary_search(bad.begin(), bad.end(), number)) continue;
      if (text.front() == '[' && text.back() == ']')
        section = std::string(trim(text.substr(1, text.size() - 2)));
      else
        add_line(text, section, {file->path, number, column});
    }
  }

  void read_entry_table(const TomlNode& table) {
    check_table(table, entry_schema(), "an entry of [list." + list_.name + "]", log_);
    const std::string name = text_of(table, "name");
    const TomlNode* at = table.find("name");
    if (at == nullptr || at->kind != TomlKind::string) {
      faulty_ = true;
      return;
    }
    std::string line = name;
    for (const PackText& alias : texts_of(table, "aliases")) line += "|" + alias.value;
    ListEntry* entry =
        add_line(line, text_of(table, "section"), at->mark.place, !text_of(table, "role").empty());
    if (entry == nullptr) return;
    entry->role = text_of(table, "role");
    entry->from = date_of(table, "from");
    entry->to = date_of(table, "to");
    if (!entry->from.empty() && !entry->to.empty() && first_day(entry->to) <= first_day(entry->from))
      log_.add(codes::kBadDate, table.find("to")->mark, "the role ends before it begins",
               "`to` is the first day that no longer counts");
  }

  std::string date_of(const TomlNode& table, std::string_view key) {
    std::string date = text_of(table, key);
    if (date.empty() || is_iso_date(date)) return date;
    log_.add(codes::kBadDate, table.find(key)->mark, "\"" + date + "\" is no date",
             "write YYYY-MM-DD, YYYY-MM or YYYY");
    return {};
  }

  // Null when the line has a fault.
  ListEntry* add_line(std::string_view line, const std::string& section, const Place& place,
                      bool dated = false) {
    EntryForms forms = read_entry(line, inflect_);
    if (!forms.fault.empty()) {
      faulty_ = true;
      log_.add(
          codes::kListEntry,
          {{place.file, place.line, place.column + count_code_points(line.substr(0, forms.fault_at))}, 1},
          forms.fault, "write: canonical | alias | alias");
      return nullptr;
    }
    if (!dated) tell_duplicates(forms.given, place);
    list_.entries.push_back({std::move(forms.forms), section, "", "", "", place});
    return &list_.entries.back();
  }

  void tell_duplicates(const std::vector<std::string>& given, const Place& place) {
    for (const std::string& form : given) {
      const auto [first, added] = seen_.emplace(form, place);
      if (added) continue;
      Diagnostic& fault =
          log_.add(codes::kDuplicateEntry, {place, count_code_points(form)},
                   "`" + form + "` stands twice in [list." + list_.name + "]", "remove one of the two");
      fault.subject = list_.pack + ":list." + list_.name;
      log_.label(fault, first->second, "first stands here");
    }
  }

  // One role has one holder at a time.
  void check_roles() {
    std::map<std::string, std::vector<const ListEntry*>> holders;
    for (const ListEntry& entry : list_.entries) {
      if (entry.role.empty() || (entry.from.empty() && entry.to.empty())) continue;
      for (const ListEntry* other : holders[entry.role]) {
        if (!overlap({entry.from, entry.to}, {other->from, other->to})) continue;
        Diagnostic& fault = log_.add(codes::kOverlap, {entry.place, count_code_points(entry.forms.front())},
                                     "two are \"" + entry.role + "\" at the same time",
                                     "let `to` of the one be `from` of the other");
        log_.label(fault, other->place, "the other one");
      }
      holders[entry.role].push_back(&entry);
    }
  }

  const TomlNode& table_;
  const ReadBeside& read_;
  FaultLog& log_;
  WordList list_;
  Inflect inflect_ = Inflect::none;
  bool faulty_ = false;
  std::map<std::string, Place> seen_;
};

}  // namespace

WordList read_list(const TomlNode& table, const std::string& pack, const ReadBeside& read, FaultLog& log) {
  return ListReader(table, pack, read, log).read();
}

}  // namespace polex::rules

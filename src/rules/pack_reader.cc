// Turns a pack's files into a Pack; leaves imports and overriding to load_packs.cc; tested by load_test.cc.
#include "rules/pack_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rules/list_reader.h"
#include "rules/rule_reader.h"
#include "rules/silences.h"
#include "rules/suggest.h"
#include "rules/table_check.h"
#include "text/sha256.h"

namespace polex::rules {

namespace {

// A number without leading zeros, at text[at]; moves `at` behind it.
bool skip_number(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at > begin && (text[begin] != '0' || at == begin + 1);
}

// Semantic Versioning 2.0.0: MAJOR.MINOR.PATCH[-pre][+build].
bool is_version(std::string_view text) {
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && (at >= text.size() || text[at++] != '.')) return false;
    if (!skip_number(text, at)) return false;
  }
  if (at == text.size()) return true;
  const std::string_view rest = text.substr(at);
  const bool characters = std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '.' || c == '+';
  });
  return characters && (rest.front() == '-' || rest.front() == '+') && rest.size() > 1;
}

class PackReader {
 public:
  PackReader(const PackSource& source, const PackFiles& files, FaultLog& log, RuleTests tests)
      : source_(source), files_(files), log_(log), with_tests_(tests == RuleTests::read || !source.builtin) {}

  Pack read() {
    pack_.path = source_.path;
    const std::vector<TomlNode> roots = read_files();
    for (const TomlNode& root : roots) read_head(root);
    if (head_ == nullptr && !roots.empty()) tell_no_head(roots.front());
    for (const TomlNode& root : roots) {
      read_lists(root);
      read_fragments(root);
      read_rules(root);
    }
    for (const TomlNode& root : roots) read_tests_apart(root);
    if (with_tests_)
      for (const Rule& rule : pack_.rules) check_tests(rule, log_);
    pack_.sha256 = hash();
    return std::move(pack_);
  }

 private:
  std::vector<TomlNode> read_files() {
    std::vector<Diagnostic> faults;
    std::vector<TomlNode> roots;
    for (PackFile& file : files_.toml_files(source_, faults)) {
      contents_[file.relative] = file.content;
      if (!with_tests_ && file.relative.starts_with("tests")) continue;
      const std::string_view text = log_.keep_source(file.path, std::move(file.content));
      roots.push_back(read_toml(file.path, text, log_));
      roots.back().mark.place.file = file.path;
      check_table(roots.back(), root_schema(), "the top of a pack's file", log_);
    }
    for (const Diagnostic& fault : faults)
      log_.add(codes::kUnreadable, {fault.place, 1}, fault.message, fault.next);
    if (roots.empty() && faults.empty())
      log_.add(codes::kEmptyPack, {{source_.path, 0, 0}, 1}, "the folder holds no .toml file",
               "a pack is a .toml file or a folder with some");
    return roots;
  }

  void tell_no_head(const TomlNode& root) {
    log_.add(codes::kEmptyPack, {{root.mark.place.file, 1, 1}, 1}, "no file of the pack has a [pack] table",
             "begin with [pack], name = \"...\" and version = \"0.1.0\"");
  }

  void read_head(const TomlNode& root) {
    const TomlNode* head = table_of(root, "pack");
    if (head == nullptr) return;
    if (head_ != nullptr) {
      Diagnostic& fault = log_.add(codes::kDuplicateName, head->key_mark, "the pack has two [pack] tables",
                                   "keep one, in one of the files");
      log_.label(fault, head_->key_mark.place, "first given here");
      return;
    }
    head_ = head;
    check_table(*head, pack_schema(), "[pack]", log_);
    pack_.name = text_of(*head, "name");
    pack_.version = text_of(*head, "version");
    pack_.language = text_of(*head, "language");
    pack_.description = text_of(*head, "description");
    pack_.license = text_of(*head, "license");
    pack_.imports = texts_of(*head, "imports");
    pack_.silences = read_silences(*head, log_);
    check_head(*head);
  }

  void check_head(const TomlNode& head) {
    const TomlNode* name = head.find("name");
    if (name != nullptr && name->kind == TomlKind::string && !is_name(name->text, '-'))
      log_.add(codes::kBadName, name->mark, "a pack cannot be called \"" + name->text + "\"",
               "a name is a letter, then letters, digits and -");
    const TomlNode* version = head.find("version");
    if (version != nullptr && version->kind == TomlKind::string && !is_version(version->text))
      log_.add(codes::kBadVersion, version->mark, "\"" + version->text + "\" is no version",
               "write three numbers: \"0.1.0\"");
  }

  // Lists and fragments share one name space, {name}, with the symbols of the pattern language.
  bool take_name(const TomlNode& named, const std::string& what) {
    if (!is_name(named.key, '_'))
      log_.add(codes::kBadName, named.key_mark, "a " + what + " cannot be called \"" + named.key + "\"",
               "a name is a letter, then letters, digits and _");
    if (is_reserved(named.key)) {
      log_.add(codes::kReserved, named.key_mark, "{" + named.key + "} means something in every pattern",
               "give the " + what + " another name");
      return false;
    }
    const auto [first, added] = names_.emplace(named.key, std::pair(what, named.key_mark.place));
    if (added) return true;
    const bool same = first->second.first == what;
    Diagnostic& fault = log_.add(same ? codes::kDuplicateName : codes::kReserved, named.key_mark,
                                 same ? "the " + what + " `" + named.key + "` is given twice"
                                      : "{" + named.key + "} is a " + first->second.first + " already",
                                 "give one of the two another name");
    log_.label(fault, first->second.second, "first given here");
    return false;
  }

  void read_lists(const TomlNode& root) {
    const TomlNode* lists = table_of(root, "list");
    if (lists == nullptr) return;
    for (const TomlNode& list : lists->children) {
      const bool fresh = take_name(list, "list");
      if (list.kind != TomlKind::table) {
        log_.add(codes::kWrongType, list.mark, "a list is a table",
                 "write [list." + list.key + "] and words = [...] below it");
        continue;
      }
      WordList read = read_list(
          list, pack_.name, [&](const std::string& name) { return read_beside(name); }, log_);
      if (fresh) pack_.lists.push_back(std::move(read));
    }
  }

  Result<PackFile> read_beside(const std::string& relative) {
    Result<PackFile> file = files_.read_beside(source_, relative);
    if (file) contents_[file->relative] = file->content;
    return file;
  }

  void read_fragments(const TomlNode& root) {
    const TomlNode* fragments = table_of(root, "pattern");
    if (fragments == nullptr) return;
    for (const TomlNode& fragment : fragments->children) {
      const bool fresh = take_name(fragment, "fragment");
      if (fragment.kind != TomlKind::string)
        log_.add(codes::kWrongType, fragment.mark, "the fragment `" + fragment.key + "` takes a string",
                 "write " + fragment.key + " = '...'");
      else if (fresh)
        pack_.fragments.push_back({fragment.key, pack_.name, fragment.pack_text()});
    }
  }

  void read_rules(const TomlNode& root) {
    const std::size_t before = pack_.rules.size();
    for (const RuleStage stage :
         {RuleStage::mention, RuleStage::date, RuleStage::clause, RuleStage::modifier})
      for (const TomlNode* table : tables_of(root, stage_name(stage)))
        add_rule(read_rule(*table, stage, pack_.name, log_));
    std::stable_sort(pack_.rules.begin() + static_cast<std::ptrdiff_t>(before), pack_.rules.end(),
                     [](const Rule& a, const Rule& b) {
                       return std::pair(a.place.line, a.place.column) <
                              std::pair(b.place.line, b.place.column);
                     });
  }

  // [[test]] with `rule`: of a rule in any of the pack's files.
  void read_tests_apart(const TomlNode& root) {
    for (const TomlNode* table : tables_of(root, "test")) {
      const std::string id = text_of(*table, "rule");
      const auto rule = std::find_if(pack_.rules.begin(), pack_.rules.end(),
                                     [&](const Rule& each) { return each.id == id; });
      if (rule != pack_.rules.end()) {
        add_tests(*table, *rule, log_);
        continue;
      }
      const TomlNode* named = table->find("rule");
      if (named == nullptr)
        log_.add(codes::kMissingKey, table->named(), "[[test]] has no `rule`",
                 "write rule = \"...\", the id of a rule");
      if (named == nullptr) continue;
      std::vector<std::string> ids;
      for (const Rule& each : pack_.rules) ids.push_back(each.id);
      log_.add(codes::kUnknownTested, named->mark, "[[test]] names no rule of this pack: `" + id + "`",
               did_you_mean(id, ids, "write rule = \"...\", the id of a rule"));
    }
  }

  void add_rule(Rule rule) {
    const auto [first, added] = ids_.emplace(rule.id, rule.place);
    if (!added && !rule.id.empty()) {
      Diagnostic& fault = log_.add(codes::kDuplicateRule, {rule.place, count_code_points(rule.id)},
                                   "two rules are called `" + rule.id + "`", "give one of them another id");
      log_.label(fault, first->second, "first declared here");
      return;
    }
    pack_.rules.push_back(std::move(rule));
  }

  // Over name, size and bytes of each file, in name order: the same for a folder and its copy in the binary.
  [[nodiscard]] std::string hash() const {
    std::string bytes;
    for (const auto& [name, content] : contents_)
      bytes.append(name).append("\n").append(std::to_string(content.size())).append("\n").append(content);
    return text::sha256_hex(bytes);
  }

  const PackSource& source_;
  const PackFiles& files_;
  FaultLog& log_;
  bool with_tests_;
  Pack pack_;
  const TomlNode* head_ = nullptr;
  std::map<std::string, std::string> contents_;
  std::map<std::string, std::pair<std::string, Place>> names_;
  std::map<std::string, Place> ids_;
};

}  // namespace

Pack read_pack(const PackSource& source, const PackFiles& files, FaultLog& log, RuleTests tests) {
  return PackReader(source, files, log, tests).read();
}

}  // namespace polex::rules

// Turns the account of a run into manifest.json and back; leaves when it is written to shards.cc; tested by
// shards_test.cc.
#include "io/manifest.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "io/append_file.h"
#include "io/json_scanner.h"
#include "io/output.h"

namespace polex::io {
namespace {

namespace fs = std::filesystem;

using Members = std::map<std::string, std::string_view>;

// The members of an object, values as they stand; none of what is not an object.
Members members_of(std::string_view json) {
  Members members;
  JsonScanner scanner(json);
  scanner.skip_space();
  if (!scanner.take('{')) return members;
  do {
    scanner.skip_space();
    std::string key;
    if (!scanner.string(&key)) return members;
    scanner.skip_space();
    if (!scanner.take(':')) return members;
    scanner.skip_space();
    const std::size_t begin = scanner.at();
    if (!scanner.value()) return members;
    members[key] = scanner.since(begin);
    scanner.skip_space();
  } while (scanner.take(','));
  return members;
}

std::vector<std::string> elements_of(std::string_view json) {
  std::vector<std::string> elements;
  JsonScanner scanner(json);
  if (!scanner.take('[')) return elements;
  do {
    scanner.skip_space();
    const std::size_t begin = scanner.at();
    if (!scanner.value()) return elements;
    elements.emplace_back(scanner.since(begin));
    scanner.skip_space();
  } while (scanner.take(','));
  return elements;
}

std::string_view find(const Members& members, const char* name) {
  const auto at = members.find(name);
  return at == members.end() ? std::string_view() : at->second;
}

std::size_t number_in(const Members& members, const char* name) {
  return std::strtoull(std::string(find(members, name)).c_str(), nullptr, 10);
}

// Names and hashes need no escapes.
std::string text_in(const Members& members, const char* name) {
  const std::string_view text = find(members, name);
  return std::string(text.size() < 2 ? text : text.substr(1, text.size() - 2));
}

void add_differences(const std::string& prefix, std::string_view before, std::string_view now,
                     std::string& names) {
  const Members old = members_of(before);
  const Members fresh = members_of(now);
  Members all = old;
  all.insert(fresh.begin(), fresh.end());
  for (const auto& [name, value] : all) {
    const std::string_view then = find(old, name.c_str());
    const std::string_view today = find(fresh, name.c_str());
    if (then == today) continue;
    if (then.starts_with('{') && today.starts_with('{'))
      add_differences(prefix + name + ".", then, today, names);
    else
      names.append(names.empty() ? "" : ", ").append(prefix).append(name);
  }
}

}  // namespace

Result<std::string> manifest_entry(const std::string& folder, const std::string& name,
                                   const std::string& counts) {
  const std::string path = folder + "/" + name;
  const Result<std::string> sha256 = sha256_of_file(path);
  if (!sha256) return sha256.fault();
  std::error_code error;
  return fmt::format("{{\"file\":\"{}\",\"bytes\":{},\"sha256\":\"{}\"{}}}", name, fs::file_size(path, error),
                     *sha256, counts);
}

std::optional<Diagnostic> write_manifest(const std::string& path, const Manifest& manifest) {
  const Tally& total = manifest.total;
  std::string findings;
  for (const auto& [code, count] : manifest.findings)
    findings += fmt::format("{}\"{}\":{}", findings.empty() ? "" : ",", code, count);
  std::string files;
  for (const std::string& file : manifest.files) files += (files.empty() ? "" : ",\n") + file;
  Result<Output> output = Output::open(path);
  if (!output) return output.fault();
  (void)output->write(fmt::format(
      "{{\"manifest\":1,\n\"settings\":{},\n\"documents\":{},\n\"lost\":{},\n\"bytes\":{},\n\"records\":{},\n"
      "\"found\":{{\"body\":{},\"statement\":{},\"commitment\":{},\"date\":{}}},\n\"findings\":{{{}}},\n"
      "\"inputs_sha256\":\"{}\",\n\"files\":[\n{}\n]}}\n",
      manifest.settings, total.documents, total.lost, total.bytes, total.written, total.bodies,
      total.statements, total.commitments, total.dates, findings, manifest.inputs_sha256, files));
  return output->commit();
}

std::optional<Manifest> read_manifest(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  const Members members = members_of(content);
  if (find(members, "manifest") != "1") return {};
  Manifest manifest;
  manifest.settings = find(members, "settings");
  manifest.total.documents = number_in(members, "documents");
  manifest.total.lost = number_in(members, "lost");
  manifest.total.written = number_in(members, "records");
  manifest.inputs_sha256 = text_in(members, "inputs_sha256");
  manifest.files = elements_of(find(members, "files"));
  if (manifest.settings.empty() || manifest.inputs_sha256.empty() || manifest.files.empty()) return {};
  return manifest;
}

std::string changed_file(const std::string& folder, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const Members told = members_of(file);
    std::string name = text_in(told, "file");
    if (name.empty()) return "a file without a name";
    const Result<std::string> sha256 = sha256_of_file(std::string(folder).append("/").append(name));
    if (!sha256 || *sha256 != text_in(told, "sha256")) return name;
  }
  return {};
}

std::string differing_settings(std::string_view before, std::string_view now) {
  std::string names;
  add_differences("", before, now, names);
  return names;
}

}  // namespace polex::io

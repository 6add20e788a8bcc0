// Turns the name of a pack into the bytes of its files; leaves reading them as TOML to pack_reader.cc; tested
// by load_test.cc.
#include "rules/pack_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "rules/codes.h"

namespace polex::rules {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = std::size_t{64} << 20U;
constexpr std::string_view kBuiltin = "builtin:";

Diagnostic unreadable(const std::string& path, const std::string& why) {
  return {std::string(codes::kUnreadable.code), codes::kUnreadable.severity, why, {path, 0, 0}, 1, "", {},
          "check the path and its permissions"};
}

Result<PackFile> read_file(const fs::path& path, std::string relative) {
  std::error_code error;
  if (fs::is_directory(path, error)) return unreadable(path.string(), "this is a folder, not a file");
  std::ifstream in(path, std::ios::binary);
  if (!in) return unreadable(path.string(), "the file cannot be opened");
  PackFile file{path.string(), std::move(relative), {}};
  char buffer[1 << 16];
  while (in.read(buffer, sizeof buffer), in.gcount() > 0) {
    file.content.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (file.content.size() > kLargestFile) return unreadable(path.string(), "the file is larger than 64 MB");
  }
  if (in.bad()) return unreadable(path.string(), "reading the file failed");
  return file;
}

std::string pack_of(std::string_view embedded_path) {
  const std::size_t slash = embedded_path.find('/');
  if (slash != std::string_view::npos) return std::string(embedded_path.substr(0, slash));
  return embedded_path.ends_with(".toml") ? std::string(embedded_path.substr(0, embedded_path.size() - 5))
                                          : "";
}

// A builtin's path without its pack's folder: "policy-en/lists/a.txt" is "lists/a.txt".
std::string inside(std::string_view embedded_path) {
  return std::string(embedded_path.substr(embedded_path.find('/') + 1));
}

}  // namespace

std::vector<std::string> PackFiles::builtin_names() const {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_)
    if (file.path.ends_with(".toml") && !pack_of(file.path).empty()) names.push_back(pack_of(file.path));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<PackFile> PackFiles::builtin_files(const std::string& name) const {
  std::vector<PackFile> files;
  for (const EmbeddedFile& file : embedded_)
    if (pack_of(file.path) == name)
      files.push_back(
          {std::string(kBuiltin).append(file.path), inside(file.path), std::string(file.content)});
  return files;
}

std::optional<PackSource> PackFiles::find(const std::string& wanted, const std::string& folder,
                                          bool builtin_only) const {
  const std::vector<std::string> names = builtin_names();
  if (std::find(names.begin(), names.end(), wanted) != names.end())
    return PackSource{std::string(kBuiltin) + wanted, std::string(kBuiltin) + wanted, wanted, true};
  if (builtin_only || wanted.empty()) return std::nullopt;
  const fs::path path = (folder.empty() ? fs::path(wanted) : fs::path(folder) / wanted).lexically_normal();
  std::error_code error;
  if (!fs::exists(path, error) || error) return std::nullopt;
  const fs::path identity = fs::weakly_canonical(path, error);
  const bool is_folder = fs::is_directory(path, error);
  return PackSource{path.string(), identity.string(), (is_folder ? path : path.parent_path()).string(),
                    false};
}

std::vector<PackFile> PackFiles::toml_files(const PackSource& source, std::vector<Diagnostic>& faults) const {
  std::vector<PackFile> files;
  std::error_code error;
  if (source.builtin) {
    for (PackFile& file : builtin_files(source.folder))
      if (file.relative.ends_with(".toml") && file.relative.find('/') == std::string::npos)
        files.push_back(std::move(file));
  } else {
    std::vector<fs::path> paths = {source.path};
    if (fs::is_directory(source.path, error)) {
      paths.clear();
      for (fs::directory_iterator at(source.path, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".toml") paths.push_back(at->path());
      if (error) faults.push_back(unreadable(source.path, "the folder cannot be read"));
    }
    for (const fs::path& path : paths) {
      Result<PackFile> file = read_file(path, path.filename().string());
      if (file)
        files.push_back(std::move(*file));
      else
        faults.push_back(file.fault());
    }
  }
  std::sort(files.begin(), files.end(),
            [](const PackFile& a, const PackFile& b) { return a.relative < b.relative; });
  return files;
}

Result<PackFile> PackFiles::read_beside(const PackSource& source, const std::string& relative) const {
  if (!source.builtin) return read_file(fs::path(source.folder) / relative, relative);
  for (PackFile& file : builtin_files(source.folder))
    if (file.relative == relative) return std::move(file);
  return unreadable(source.path + "/" + relative, "the binary holds no such file");
}

}  // namespace polex::rules

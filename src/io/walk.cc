// Turns the paths that a run was given into files; leaves opening them to inputs.cc; tested by cases/cli.
#include "io/walk.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "io/glob.h"
#include "io/path_fault.h"

namespace polex::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPath = std::size_t{64} << 10U;

Diagnostic no_path(const std::string& list, std::size_t line) {
  Diagnostic fault = path_fault("I005", list, "no path is so long",
                                "Check whether --null fits how the list of --files-from is written.");
  fault.place.line = line;
  return fault;
}

// "sub/" for a folder, "a.txt" for a file, "" for what is neither.
std::string name_in_folder(const fs::directory_entry& entry) {
  std::string name = entry.path().filename().string();
  std::error_code error;
  if (name.starts_with('.')) return {};
  if (entry.is_directory(error)) return entry.is_symlink(error) ? std::string() : name + "/";
  return entry.is_regular_file(error) || error || entry.is_symlink(error) ? name : std::string();
}

}  // namespace

std::string resolved_path(const std::string& path) {
  std::error_code error;
  std::string resolved = fs::weakly_canonical(fs::absolute(path, error), error).string();
  while (resolved.size() > 1 && resolved.ends_with('/')) resolved.pop_back();
  return error ? path : resolved;
}

Walk::Walk(const InputOptions& options) : options_(options) {
  if (!options.files_from) return;
  Result<std::unique_ptr<ByteStream>> stream = open_file(*options.files_from);
  if (stream)
    list_.emplace(std::move(*stream));
  else
    list_fault_ = stream.fault();
}

std::optional<std::string> Walk::next_input() {
  if (at_ < options_.paths.size()) return options_.paths[at_++];
  std::string path;
  while (list_) {
    const Got got = list_->line(path, kLongestPath, options_.null_separated ? '\0' : '\n');
    ++list_line_;
    if (got == Got::too_long) list_fault_ = no_path(*options_.files_from, list_line_);
    if (got == Got::end) {
      list_fault_ = list_->take_fault();
      list_.reset();
    }
    if (list_fault_) return {};
    if (!path.empty()) return path;
  }
  return {};
}

// `folder` is resolved.
bool Walk::is_left_out(const std::string& folder, std::string name) const {
  if (name.ends_with('/')) name.pop_back();
  const std::vector<std::string>& paths = options_.left_out;
  return std::find(paths.begin(), paths.end(), (fs::path(folder) / name).string()) != paths.end();
}

std::optional<Diagnostic> Walk::enter(const std::string& folder) {
  Level level{folder, {}};
  const std::string resolved = options_.left_out.empty() ? std::string() : resolved_path(folder);
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    std::string name = name_in_folder(*entries);
    if (!name.empty() && !is_left_out(resolved, name)) level.names.push_back(std::move(name));
  }
  if (error)
    return path_fault("I002", folder, "the folder cannot be read: " + error.message(),
                      "Check that you may read it.");
  std::sort(level.names.rbegin(), level.names.rend());
  levels_.push_back(std::move(level));
  return {};
}

std::optional<Result<std::string>> Walk::next_in_folders() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      const std::string folder = std::move(level.folder);
      levels_.pop_back();
      if (levels_.empty() && !found_)
        return path_fault("I003", folder, "the folder holds no file to read",
                          "Check the path, --include and --exclude.");
      continue;
    }
    const std::string path = level.folder + level.names.back();
    level.names.pop_back();
    if (path.ends_with('/')) {
      if (std::optional<Diagnostic> fault = enter(path)) return *std::move(fault);
    } else if (is_wanted(options_.include, options_.exclude, std::string_view(path).substr(root_size_),
                         options_.globs_matched.get())) {
      found_ = true;
      return path;
    }
  }
  return {};
}

std::optional<Result<std::string>> Walk::next() {
  while (true) {
    if (auto found = next_in_folders()) return found;
    std::optional<std::string> path = next_input();
    if (!path) {
      if (list_fault_) return *std::exchange(list_fault_, std::nullopt);
      return {};
    }
    std::error_code error;
    if (*path == "-" || !fs::is_directory(*path, error)) return *std::move(path);
    if (!path->ends_with('/')) *path += '/';
    root_size_ = path->size();
    found_ = false;
    if (std::optional<Diagnostic> fault = enter(*path)) return *std::move(fault);
  }
}

}  // namespace polex::io

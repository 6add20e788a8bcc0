// Turns articles' output into shards, a manifest and checkpoints; leaves records to the writers and what a
// checkpoint is to checkpoint.cc; tested by shards_test.cc and resume_test.cc.
#include "io/shards.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <limits>

#include "io/manifest.h"
#include "io/part_files.h"
#include "io/path_fault.h"
#include "text/sha256.h"

namespace polex::io {
namespace {

namespace fs = std::filesystem;

// Before compression. Larger members pack better; smaller ones cost less to read again after a stop.
constexpr std::size_t kMember = std::size_t{1} << 20U;
constexpr std::chrono::seconds kBetweenCheckpoints{1};
constexpr const char* kCheckpoint = "checkpoint";
constexpr const char* kJournal = "journal";
constexpr const char* kErrors = "errors.ndjson";
constexpr const char* kManifest = "manifest.json";

std::string partial_of(const std::string& folder) { return folder + ".partial"; }

Diagnostic other_run(const std::string& folder, const std::string& message) {
  return path_fault("O006", folder, "the interrupted run cannot be resumed: " + message,
                    "Give the same command as before, or remove the folder and start again.");
}

Diagnostic other_output(const std::string& folder, const std::string& message) {
  return path_fault("O006", folder, "the finished output there is not what this command gives: " + message,
                    "Give the same command as before, name another folder, or remove this one.");
}

std::string other_settings(const std::string& before, const std::string& now) {
  return "it was made with other settings: " + differing_settings(before, now);
}

// Temporary files of a run that was killed while it wrote them.
void remove_leftovers(const std::string& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".tmp") fs::remove(entry.path(), error);
}

}  // namespace

Shards::Lock& Shards::Lock::operator=(Lock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Shards::Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Shards::Shards(ShardOptions options, Lock lock)
    : options_(std::move(options)), lock_(std::move(lock)), held_(options_.tables.size()) {
  now_.settings = options_.settings;
}

// Its items are all given again to be compared; nothing is written.
Result<Shards> Shards::done_before(ShardOptions options) {
  if (!options.resume)
    return path_fault("O004", options.folder, "the folder is not empty", "Name a new one, or remove it.");
  const std::optional<Manifest> manifest = read_manifest(options.folder + "/" + kManifest);
  if (!manifest)
    return path_fault("O004", options.folder, "the folder is not empty, and holds no output to resume",
                      "Name a new one, or remove it.");
  if (manifest->settings != options.settings)
    return other_output(options.folder, other_settings(manifest->settings, options.settings));
  if (const std::string name = changed_file(options.folder, manifest->files); !name.empty())
    return other_output(options.folder, name + " is no longer what was written");
  Shards shards(std::move(options), Lock(-1));
  shards.finished_ = true;
  shards.resumed_items_ = std::numeric_limits<std::size_t>::max();
  shards.now_.total = manifest->total;
  shards.now_.chain = manifest->inputs_sha256;
  return shards;
}

Result<Shards> Shards::open(ShardOptions options) {
  while (options.folder.size() > 1 && options.folder.ends_with('/')) options.folder.pop_back();
  const std::string partial = partial_of(options.folder);
  std::error_code error;
  if (fs::exists(options.folder, error) &&
      !(fs::is_directory(options.folder, error) && fs::is_empty(options.folder, error)))
    return done_before(std::move(options));
  const bool begun = fs::exists(partial, error);
  if (begun && !options.resume)
    return path_fault("O005", partial, "an interrupted run is there",
                      "Add --resume to go on with it, or remove the folder.");
  if (!begun && !fs::create_directory(partial, error))
    return output_fault("O001", partial, "the folder cannot be created", error.value());
  const int descriptor = ::open(partial.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);  // NOLINT: POSIX's own
  if (descriptor < 0) return output_fault("O001", partial, "the folder cannot be opened", errno);
  Shards shards(std::move(options), Lock(descriptor));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
    return path_fault("O007", partial, "another polex is writing there", "Wait for it, or stop it.");
  if (Fault fault = shards.load()) return *std::move(fault);
  return shards;
}

Shards::Fault Shards::load() {
  std::error_code error;
  remove_leftovers(partial_of(options_.folder));
  if (fs::exists(path(kManifest), error)) fs::remove(path(kManifest), error);  // written anew at the end
  if (fs::exists(path(kCheckpoint), error)) {
    Result<Checkpoint> before = read_checkpoint(path(kCheckpoint));
    if (!before) return before.fault();
    if (before->settings != options_.settings)
      return other_run(partial_of(options_.folder), other_settings(before->settings, options_.settings));
    now_ = std::move(*before);
  }
  resumed_items_ = now_.items;
  Result<AppendFile> journal = AppendFile::open(path(kJournal), now_.journal_size);
  if (!journal) return journal.fault();
  Result<AppendFile> errors = AppendFile::open(path(kErrors), now_.errors_size);
  if (!errors) return errors.fault();
  journal_.emplace(std::move(*journal));
  errors_.emplace(std::move(*errors));
  if (Fault fault = check_parts()) return fault;
  if (!now_.sizes.empty())
    if (Fault fault = open_shard()) return fault;
  saved_ = now_;
  return save();
}

Shards::Fault Shards::check_parts() const {
  PartFiles parts;
  parts.journal = journal_lines();
  // The next shard may have been begun already, when the one at hand was not yet counted as finished.
  for (std::size_t shard = 0; shard <= now_.shard + 1; ++shard)
    for (std::size_t table = 0; table < options_.tables.size(); ++table)
      (shard < now_.shard ? parts.finished : parts.at_hand).push_back(shard_name(shard, table));
  if (Fault fault = check_part_files(partial_of(options_.folder), parts)) return fault;
  std::error_code error;
  for (std::size_t shard = now_.shard + (now_.sizes.empty() ? 0 : 1); shard <= now_.shard + 1; ++shard)
    for (std::size_t table = 0; table < options_.tables.size(); ++table)  // stopped before any of it counted
      fs::remove(path(shard_name(shard, table)), error);
  return {};
}

std::vector<std::string> Shards::journal_lines() const {
  std::vector<std::string> lines;
  std::ifstream journal(path(kJournal), std::ios::binary);
  for (std::string line; std::getline(journal, line);) lines.push_back(line);
  return lines;
}

std::string Shards::path(std::string_view name) const {
  return fmt::format("{}/{}", partial_of(options_.folder), name);
}

std::string Shards::shard_name(std::size_t shard, std::size_t table) const {
  return fmt::format("part-{:05}{}{}", shard, options_.tables[table].ending, ending_of(options_.compression));
}

// The files of the shard at hand, new ones or those of the checkpoint.
Shards::Fault Shards::open_shard() {
  const bool fresh = now_.sizes.empty();
  for (std::size_t table = 0; table < options_.tables.size(); ++table) {
    Result<AppendFile> file =
        AppendFile::open(path(shard_name(now_.shard, table)), fresh ? 0 : now_.sizes.at(table));
    if (!file) return file.fault();
    files_.push_back(std::move(*file));
    if (fresh) held_[table] = options_.tables[table].header;
  }
  return {};
}

Shards::Fault Shards::skip(const std::string& digest) {
  skipped_chain_ = text::sha256_hex(skipped_chain_ + digest);
  if (++skipped_ < resumed_items_ || skipped_chain_ == now_.chain) return {};
  return other_run(partial_of(options_.folder), "the inputs are not what they were then");
}

Shards::Fault Shards::add(const ShardItem& item) {
  if (files_.empty() && item.tally.documents > 0)
    if (Fault fault = open_shard()) return fault;
  ++now_.items;
  now_.chain = text::sha256_hex(now_.chain + item.digest);
  now_.total.add(item.tally);
  now_.shard_tally.add(item.tally);
  for (const std::string& code : item.codes) ++now_.findings[code];
  for (std::size_t table = 0; table < item.texts.size(); ++table) {
    held_[table] += item.texts[table];
    held_bytes_ += item.texts[table].size();
    now_.shard_bytes += item.texts[table].size();
  }
  held_losses_ += item.losses;
  held_bytes_ += item.losses.size();
  if (now_.shard_bytes >= options_.shard_bytes) return end_shard();
  return held_bytes_ >= kMember ? end_member() : std::nullopt;
}

Shards::Fault Shards::end_member() {
  now_.sizes.clear();
  for (std::size_t table = 0; table < files_.size(); ++table) {
    if (!held_[table].empty()) {
      const Result<std::string> member = compress(held_[table], options_.compression);
      if (!member) return member.fault();
      if (Fault fault = files_[table].append(*member)) return fault;
    }
    held_[table].clear();
    now_.sizes.push_back(files_[table].size());
  }
  if (Fault fault = errors_->append(held_losses_)) return fault;
  now_.errors_size = errors_->size();
  held_losses_.clear();
  held_bytes_ = 0;
  saved_ = now_;
  return Clock::now() - saved_at_ < kBetweenCheckpoints ? std::nullopt : save();
}

Shards::Fault Shards::end_shard() {
  if (Fault fault = end_member()) return fault;
  for (std::size_t table = 0; table < files_.size(); ++table) {
    if (files_[table].size() == 0)  // no records of this kind: still a file that gzip and zstd can read
      if (Fault fault = files_[table].append(*compress("", options_.compression))) return fault;
    const Tally& tally = now_.shard_tally;
    const std::size_t rows =
        options_.tables[table].rows == nullptr ? tally.written : tally.*options_.tables[table].rows;
    const Result<std::string> line =
        manifest_entry(partial_of(options_.folder), shard_name(now_.shard, table),
                       fmt::format(",\"documents\":{},\"records\":{}", tally.documents, rows));
    if (!line) return line.fault();
    if (Fault fault = files_[table].sync()) return fault;
    if (Fault fault = journal_->append(*line + "\n")) return fault;
  }
  if (!files_.empty()) ++now_.shard;
  files_.clear();
  now_.sizes.clear();
  now_.shard_bytes = 0;
  now_.shard_tally = {};
  now_.journal_size = journal_->size();
  saved_ = now_;
  return save();
}

// First what is counted on goes down to the disk, then the checkpoint that counts on it.
Shards::Fault Shards::save() {
  for (AppendFile& file : files_)
    if (Fault fault = file.sync()) return fault;
  if (Fault fault = journal_->sync()) return fault;
  if (Fault fault = errors_->sync()) return fault;
  saved_at_ = Clock::now();
  return write_checkpoint(path(kCheckpoint), saved_);
}

Shards::Fault Shards::pause() {
  if (finished_) return {};
  if (options_.compression == Compression::none && skipped_ == resumed_items_)
    if (Fault fault = end_member()) return fault;
  return save();
}

void Shards::discard() {
  std::error_code error;
  fs::remove_all(partial_of(options_.folder), error);
}

Shards::Fault Shards::write_account() {
  Manifest manifest{now_.settings, now_.total, now_.findings, now_.chain, {}};
  const Result<std::string> errors = manifest_entry(partial_of(options_.folder), kErrors, "");
  if (!errors) return errors.fault();
  manifest.files = {*errors};
  for (std::string& line : journal_lines()) manifest.files.push_back(std::move(line));
  return write_manifest(path(kManifest), manifest);
}

// Whether what was given again is what the manifest was made of.
Shards::Fault Shards::compare() const {
  if (skipped_chain_ == now_.chain) return {};
  const std::size_t before = now_.total.documents + now_.total.lost;
  return other_output(
      options_.folder,
      skipped_ == before
          ? "an article of the inputs has changed since"
          : fmt::format("the inputs hold {} articles and losses, and held {} then", skipped_, before));
}

Shards::Fault Shards::finish() {
  if (finished_) return compare();
  if (skipped_ < resumed_items_)
    return other_run(partial_of(options_.folder), "the inputs are shorter than they were then");
  if (Fault fault = end_shard()) return fault;
  if (Fault fault = write_account()) return fault;
  std::error_code error;
  fs::remove(path(kJournal), error);
  fs::remove(path(kCheckpoint), error);
  if (::rename(partial_of(options_.folder).c_str(), options_.folder.c_str()) != 0)
    return output_fault("O003", options_.folder, "the output cannot be put in its place", errno);
  return {};
}

}  // namespace polex::io

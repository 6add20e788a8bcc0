// Turns a checkpoint into lines "name value..." and back; leaves when to write one to shards.cc; tested by
// shards_test.cc.
#include "io/checkpoint.h"

#include <array>
#include <fstream>
#include <sstream>

#include "io/output.h"
#include "io/path_fault.h"

namespace polex::io {
namespace {

constexpr const char* kVersion = "polex-checkpoint 1";

std::array<std::size_t*, 8> numbers_of(Tally& tally) {
  return {&tally.documents,  &tally.lost,        &tally.bytes, &tally.bodies,
          &tally.statements, &tally.commitments, &tally.dates, &tally.written};
}

void write_tally(std::ostream& out, const char* name, Tally tally) {
  out << name;
  for (const std::size_t* number : numbers_of(tally)) out << ' ' << *number;
  out << '\n';
}

void read_tally(std::istream& in, Tally& tally) {
  for (std::size_t* number : numbers_of(tally)) in >> *number;
}

bool read_line(const std::string& line, Checkpoint& into) {
  std::istringstream in(line);
  std::string name;
  in >> name;
  if (name == "items") in >> into.items;
  if (name == "chain") in >> into.chain;
  if (name == "total") read_tally(in, into.total);
  if (name == "shard") in >> into.shard >> into.shard_bytes;
  if (name == "in-shard") read_tally(in, into.shard_tally);
  if (name == "journal") in >> into.journal_size;
  if (name == "errors") in >> into.errors_size;
  if (name == "finding") {
    std::string code;
    in >> code >> into.findings[code];
  }
  if (name == "size") in >> into.sizes.emplace_back();
  if (name == "settings") into.settings = line.substr(std::min(line.size(), name.size() + 1));
  return !in.fail();
}

}  // namespace

std::optional<Diagnostic> write_checkpoint(const std::string& path, const Checkpoint& checkpoint) {
  std::ostringstream out;
  out << kVersion << "\nsettings " << checkpoint.settings << "\nitems " << checkpoint.items << '\n';
  if (!checkpoint.chain.empty()) out << "chain " << checkpoint.chain << '\n';
  write_tally(out, "total", checkpoint.total);
  for (const auto& [code, count] : checkpoint.findings) out << "finding " << code << ' ' << count << '\n';
  out << "shard " << checkpoint.shard << ' ' << checkpoint.shard_bytes << '\n';
  write_tally(out, "in-shard", checkpoint.shard_tally);
  for (const std::size_t size : checkpoint.sizes) out << "size " << size << '\n';
  out << "journal " << checkpoint.journal_size << "\nerrors " << checkpoint.errors_size << "\nend\n";
  Result<Output> file = Output::open(path);
  if (!file) return file.fault();
  (void)file->write(out.str());  // commit() tells what went wrong
  return file->commit();
}

Result<Checkpoint> read_checkpoint(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string line;
  Checkpoint checkpoint;
  bool whole = std::getline(in, line) && line == kVersion;
  while (whole && std::getline(in, line) && line != "end") whole = read_line(line, checkpoint);
  if (whole && line == "end") return checkpoint;
  return path_fault("O006", path, "the interrupted run cannot be resumed: its checkpoint cannot be read",
                    "Remove the folder of the interrupted run, and start again without --resume.");
}

}  // namespace polex::io

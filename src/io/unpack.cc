// Turns a compressed stream into the bytes that it holds, members behind one another, up to a damage, a cut
// or a limit; leaves decoding to decoders.cc; tested by readers_test.cc and cases/cli.
#include "io/unpack.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "io/decoders.h"
#include "io/expansion.h"

namespace polex::io {
namespace {

constexpr std::size_t kUnpackStep = std::size_t{256} << 10U;  // of either side a call
constexpr std::size_t kMagic = 10;
// A changed byte shows at the checksum or soon, not at once: what it unpacked to in between cannot be told
// from the rest.
constexpr const char* kWrongBefore =
    "What was unpacked until then was read, and may be wrong in part: trust no record of this file; fetch it "
    "again.";

class Unpacked : public ByteStream {
 public:
  Unpacked(Input input, const InputOptions& options)
      : window_(std::move(input.window)),
        name_(std::move(input.name)),
        options_(options),
        layer_(std::move(input.expansion), input.depth + 1),
        decoder_(decoder_of(window_.peek(kMagic))) {
    if (!decoder_) fail("no memory is left");
  }

  // A fault waits until what came before it has been handed out.
  Result<std::size_t> read(char* into, std::size_t most) override {
    std::size_t got = 0;
    while (got == 0 && !ended_) got = step(into, std::min(most, kUnpackStep));
    if (got > 0) return got;
    if (std::optional<Diagnostic> fault = std::exchange(fault_, std::nullopt)) return *std::move(fault);
    return std::size_t{0};
  }

 private:
  std::size_t step(char* into, std::size_t most) {
    if (between_ && !next_member()) return 0;
    const std::string_view held = window_.peek(1).substr(0, kUnpackStep);
    const bool cut = held.empty();  // the decoder may hold output all the same
    const Decoder::Step step = decoder_->step(held, into, most);
    window_.drop(step.taken);
    layer_.took(step.taken);
    layer_.gave(step.made);
    between_ = step.ended;
    if (step.too_big)
      refuse();
    else if (!step.fault.empty())
      fail(step.fault, kWrongBefore);
    else if (cut && step.made == 0 && !step.ended)
      fail(fmt::format("truncated {} input", decoder_->name()));
    else if (layer_.is_bomb(options_.limits.expansion))
      stop_bomb();
    return step.made;
  }

  // False: there is none. Padding goes before.
  bool next_member() {
    std::string_view held = window_.peek(kMagic);
    while (held.starts_with('\0')) {
      window_.drop(std::min(held.find_first_not_of('\0'), held.size()));
      held = window_.peek(kMagic);
    }
    if (!held.empty() && decoder_->restart(held)) return true;
    const bool more = !held.empty();
    end();
    if (more && !fault_)
      fault_ = input_fault("I011", {name_, 0, 0},
                           "the archive or compressed file goes on behind its end with what cannot be read",
                           "Records that stand before it were read; fetch the file again.");
    return false;
  }

  void end() {
    ended_ = true;
    fault_ = window_.take_fault();
  }

  void fail(const std::string& why,
            const char* next = "What stands before the damage was read; fetch the file again.") {
    end();
    if (!fault_)
      fault_ = input_fault("I011", {name_, 0, 0},
                           fmt::format("the archive or compressed file is damaged: {}", why), next);
  }

  void refuse() {
    ended_ = true;
    fault_ = input_fault("I013", {name_, 0, 0},
                         fmt::format("it takes more than {} MiB of memory to unpack", kMostMemoryMiB),
                         fmt::format("If it is no bomb, unpack it with {} first.", decoder_->name()));
  }

  void stop_bomb() {
    ended_ = true;
    fault_ = bomb({name_, 0, 0}, layer_, options_.limits.expansion, "it");
  }

  Window window_;
  std::string name_;
  const InputOptions& options_;
  Layer layer_;
  std::unique_ptr<Decoder> decoder_;
  bool between_ = false;  // behind a member: another, padding or the end may follow
  bool ended_ = false;
  std::optional<Diagnostic> fault_;
};

}  // namespace

std::unique_ptr<ByteStream> unpack(Input input, const InputOptions& options) {
  return std::make_unique<Unpacked>(std::move(input), options);
}

}  // namespace polex::io

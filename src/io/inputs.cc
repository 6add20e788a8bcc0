// Turns the inputs of a run into raw articles, each file by what it holds; leaves the kinds of dump to the
// readers; tested by cases/cli.
#include <utility>

#include "io/readers.h"
#include "io/source.h"
#include "io/walk.h"

namespace polex::io {
namespace {

class Inputs : public RawSource {
 public:
  explicit Inputs(const InputOptions& options) : options_(options), walk_(options) {}

  bool next(RawArticle& raw) override {
    while (true) {
      raw = {};
      if (current_ && current_->next(raw)) return true;
      current_.reset();
      std::optional<Result<std::string>> path = walk_.next();
      if (!path) return false;
      if (!*path) return raw.fault = path->fault(), true;
      Result<std::unique_ptr<ByteStream>> stream = open_file(**path);
      if (!stream) return raw.fault = stream.fault(), true;
      current_ = open_reader({Window(std::move(*stream)), **path, 0}, options_);
    }
  }

 private:
  const InputOptions& options_;
  Walk walk_;
  std::unique_ptr<RawSource> current_;
};

}  // namespace

std::unique_ptr<RawSource> open_inputs(const InputOptions& options) {
  return std::make_unique<Inputs>(options);
}

}  // namespace polex::io

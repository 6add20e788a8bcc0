// How far one input has been unpacked: a bomb may grow in layers of which none grows much by itself.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace polex::io {

// Below this much output nothing is called a bomb.
inline constexpr std::size_t kHarmless = std::size_t{64} << 20U;

// Of one file or stdin, shared by all that is opened within it.
struct Expansion {
  std::size_t in = 0;            // bytes of the file itself
  std::vector<std::size_t> out;  // bytes that came out of all archives and compressions that lie equally deep
};

// One archive or compression, or one member of an archive, within such an input.
class Layer {
 public:
  // `depth`: 1 for what reads the file itself.
  Layer(std::shared_ptr<Expansion> whole, std::size_t depth) : whole_(std::move(whole)), depth_(depth) {
    if (whole_->out.size() <= depth_) whole_->out.resize(depth_ + 1);
  }

  void took(std::size_t bytes) {
    in_ += bytes;
    if (depth_ == 1) whole_->in += bytes;
  }
  void gave(std::size_t bytes) {
    out_ += bytes;
    whole_->out[depth_] += bytes;
  }
  // The next member begins: it is judged by itself too.
  void restart() { in_ = out_ = 0; }

  // More than `limit` times what went into this layer, or into the file.
  [[nodiscard]] bool is_bomb(std::size_t limit) const {
    return is_bomb_alone(limit) || exceeds(whole_->out[depth_], whole_->in, limit);
  }
  // Whether it is one by itself, whatever lies around and beside it.
  [[nodiscard]] bool is_bomb_alone(std::size_t limit) const { return exceeds(out_, in_, limit); }

 private:
  static bool exceeds(std::size_t out, std::size_t in, std::size_t limit) {
    return out > kHarmless && out / limit > in;
  }

  std::shared_ptr<Expansion> whole_;
  std::size_t depth_;
  std::size_t in_ = 0;
  std::size_t out_ = 0;
};

}  // namespace polex::io

// What a run has done so far.
#pragma once

#include <cstddef>

namespace polex::io {

struct Tally {
  std::size_t documents = 0;
  std::size_t lost = 0;   // inputs that gave no article
  std::size_t bytes = 0;  // of articles, as they were read
  std::size_t bodies = 0;
  std::size_t statements = 0;
  std::size_t commitments = 0;
  std::size_t dates = 0;
  std::size_t written = 0;  // records that were emitted, documents apart

  void add(const Tally& more) {
    documents += more.documents;
    lost += more.lost;
    bytes += more.bytes;
    bodies += more.bodies;
    statements += more.statements;
    commitments += more.commitments;
    dates += more.dates;
    written += more.written;
  }
};

}  // namespace polex::io

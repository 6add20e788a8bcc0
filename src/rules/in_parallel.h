// Independent pieces of work on the processors there are.
#pragma once

#include <cstddef>
#include <functional>

namespace polex::rules {

// Calls work(0) ... work(count - 1), each once, in no order, on up to four threads; returns when all are
// done. What a piece throws is thrown again then; pieces not yet begun are left.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace polex::rules

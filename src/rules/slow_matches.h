// How often RE2 fell back to its slow engine because its fast one was short of memory. Matches are the same.
#pragma once

#include <cstddef>

namespace polex::rules {

// Begins to count; call it before any thread matches.
void count_slow_matches();

// Of this thread, since counting began.
[[nodiscard]] std::size_t slow_matches();

}  // namespace polex::rules

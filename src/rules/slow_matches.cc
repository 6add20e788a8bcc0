// Turns RE2's hook into a number; thread-local because the hook is a plain function; tested by
// slow_matches_test.cc.
#include "rules/slow_matches.h"

#include <re2/re2.h>

namespace polex::rules {
namespace {

thread_local std::size_t slow_count = 0;

void note(const re2::hooks::DFASearchFailure&) { ++slow_count; }

}  // namespace

void count_slow_matches() { re2::hooks::SetDFASearchFailureHook(&note); }

std::size_t slow_matches() { return slow_count; }

}  // namespace polex::rules

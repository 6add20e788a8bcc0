// From heads and entities to records.
#pragma once

#include <vector>

#include "engine/analysis.h"
#include "engine/clauses.h"
#include "engine/resolve.h"
#include "polex/record.h"

namespace polex::engine {

[[nodiscard]] std::vector<Body> make_bodies(const Analysis& analysis, const std::vector<Resolved>& actors);
[[nodiscard]] std::vector<Statement> make_statements(const Analysis& analysis, const std::vector<Head>& heads,
                                                     const std::vector<Resolved>& actors);
[[nodiscard]] std::vector<Commitment> make_commitments(const Analysis& analysis,
                                                       const std::vector<Head>& heads,
                                                       const std::vector<Resolved>& actors,
                                                       const std::vector<Statement>& statements);
[[nodiscard]] std::vector<DateExpression> make_dates(const Analysis& analysis);

}  // namespace polex::engine

// Which short forms can mean the bearer of a role.
#include "engine/role_fit.h"

#include <catch2/catch.hpp>

using namespace polex;
using engine::RoleFit;

TEST_CASE("a short form means the bearer of a role that has all its words") {
  struct Case {
    const char* role;
    const char* words;
    RoleFit want;
  };
  const Case cases[] = {
      {"Minister of Trade", "minister", RoleFit::exact},                     // the head before "of"
      {"Union Minister of Trade", "Union Minister", RoleFit::exact},         // a word more
      {"PHE Minister of Mizoram", "Union Minister", RoleFit::none},          // a word that the role lacks
      {"Minister of Trade", "trade minister", RoleFit::exact},               // in another order
      {"spokesman for the minister", "minister", RoleFit::none},             // not its head
      {"Deputy Minister", "minister", RoleFit::loose},                       // narrower than asked
      {"Deputy Minister", "deputy minister", RoleFit::exact},                // as asked
      {"Vice President", "president", RoleFit::loose},                       // narrower than asked
      {"bureau director and deputy mayor", "director", RoleFit::exact},      // two heads, the other a deputy
      {"bureau director and deputy mayor", "mayor", RoleFit::loose},         // two heads, the deputy asked
      {"Deputy Minister and party leader", "deputy leader", RoleFit::none},  // a word of the other office
      {"Agriculture Cabinet Secretary", "CS", RoleFit::exact},               // initials of the last words
      {"Member of Parliament", "MP", RoleFit::exact},                        // over "of"
      {"Cabinet Secretary", "PS", RoleFit::none},                            // other initials
      {"Former President of Peru", "ex-president", RoleFit::exact},          // one word for another
      {"ex-mayor", "mayor", RoleFit::loose},                                 // narrower than asked
      {"Minister", "ministry", RoleFit::none},                               // another word
      {"Minister of Trade", "Minister of Trade", RoleFit::exact},            // as it stands, head and all
      {"Minister of Trade", "Minister of Health", RoleFit::none},            // another office
      {"", "minister", RoleFit::none},                                       // no role
  };
  for (const Case& each : cases) {
    INFO(each.role << " / " << each.words);
    CHECK(engine::fit_role(each.role, each.words) == each.want);
  }
}

#include "engine/tense.h"

#include <algorithm>
#include <cstring>

#include <catch2/catch.hpp>

using polex::engine::told_as_past;

TEST_CASE("the tense of a date is that of the nearest verb", "[dates]") {
  struct Case {
    const char* sentence;
    const char* date;
    bool past;
    const char* why;
  };
  const Case cases[] = {
      {"The council voted on Tuesday.", "Tuesday", true, "the verb before it"},
      {"On Monday, the bureau said it will act.", "Monday", true,
       "the first verb behind it where none stands before"},
      {"The bureau said it will act on Monday.", "Monday", false, "the nearer verb wins"},
      {"The Assembly is due to vote on Thursday.", "Thursday", false, "due to"},
      {"It is expected to close in June.", "June", false, "expected is no past"},
      {"An email Wednesday from Boyle", "Wednesday", true, "no verb: news tells of what was"},
      {"They will give bags of subsidised seed in March.", "March", false,
       "a participle as an adjective is no verb"},
      {"They will sign the deal reached on Friday.", "Friday", true, "a participle behind its noun is one"},
      {"He ordered it finished by October 1.", "October", false, "a bound lies ahead"},
      {"They replaced pipes before classes resume in September.", "September", false,
       "so does a clause behind before"},
      {"They decided to open the bridge in March.", "March", false, "what was decided lies ahead"},
      {"They began to build bridges in March.", "March", true, "what was begun does not"},
      {"The talks would be held in May.", "May", false, "a passive has its auxiliary's tense"},
      {"It fell from the record set in May.", "May", true, "set, with nothing ahead"},
      {"It is set for May.", "May", false, "set for"},
      {"The bank will cut its rate in May.", "May", false, "the bare verb behind an auxiliary"},
      {"The bank was said to cut its rate in May.", "May", true, "an infinitive tells nothing"},
      {"On May 6 the man was charged.", "May", true, "the month of May is no auxiliary"},
      {"The family could not be found Wednesday.", "Wednesday", true, "could not: it did not come about"},
      {"Neither minister could be reached Friday.", "Friday", true, "neither could"},
      {"The council could vote Friday.", "Friday", false, "could alone lies ahead"},
      {"They won't meet on Friday.", "Friday", false, "won't is no win"},
      {"They didn't meet on Friday.", "Friday", true, "didn't is past"},
      {"Officials were to meet Monday.", "Monday", false, "were to"},
      {"Prices rose more than expected in March.", "March", true, "than expected tells nothing"},
      {"Before his Sunday speech, he played chess.", "Sunday", true, "before a noun is no bound"},
      {"They put off the trial to May.", "May", false, "put off to"},
      {"Sales rose in the year to March.", "March", true, "up to a month is no putting off"},
      {"Officials said that on Monday it will rain.", "Monday", false, "a clause's date goes with its verb"},
      {"Officials said Monday's vote will be late.", "Monday", false, "so does a date that possesses"},
      {"Officials said Monday the vote will be late.", "Monday", true, "that of the saying does not"},
      {"The bullet tore through a window Friday.", "Friday", true, "an irregular past"},
      {"They announced the plan Friday.", "Friday", true, "a plan behind its article is no verb"},
      {"At the summit in May, pledges did not grow.", "May", true, "nor is one behind a comma"},
      {"Talks resume Thursday in Suva.", "Thursday", false, "the present of a schedule"},
      {"The court rules Thursday.", "Thursday", false, "so does a verb behind its actor"},
      {"They told of new rules Thursday.", "Thursday", true, "which is else a noun"},
      {"He had to go home Monday.", "Monday", true, "an infinitive has its verb's tense"},
      {"It is projected to lose in October.", "October", false, "projected"},
      {"Monday's earthquake is the worst.", "Monday", true, "what nobody plans is past"},
      {"The union called a strike for Monday.", "Monday", false, "a day that something is set for"},
      {"The judge set a hearing for March 3.", "March 3", false, "so is one of a month"},
      {"The firm cut its goals for March.", "March", true, "a month may be told of"},
      {"They were fined for Monday's march.", "Monday", true, "so may a day that possesses"},
      {"Before Monday, no one had seen it.", "Monday", true, "a bound at the head has its clause's tense"},
      {"Before Monday, drivers must pay.", "Monday", false, "which may lie ahead"},
      {"Oil is up sharply from Monday.", "Monday", true, "what is compared with is past"},
      {"Fares go up from Monday.", "Monday", false, "a start is not"},
      {"The film is released on Monday.", "Monday", false, "the present of a schedule, in the passive"},
      {"He is accused of arson on Monday.", "Monday", true, "with nothing between"},
      {"The rules come into force Monday.", "Monday", false, "come into"},
      {"It was open until the flood Monday.", "Monday", true, "open, an adjective"},
      {"They cut the forecast Monday.", "Monday", true, "forecast, a noun"},
      {"The team plays Monday.", "Monday", false, "a team acts"},
      {"Drivers have to pay from Monday.", "Monday", false, "have to"},
      {"It was written in advance of Monday.", "Monday", false, "in advance of"},
      {"The panel will look into the attack on Monday.", "Monday", true, "whatever the verb tells"},
      {"The panel will look into the Oct. 23 street attack.", "Oct. 23", true, "wherever it stands"},
      {"They are looking for him after a fight on Monday.", "Monday", true,
       "after, with a verb that tells little"},
      {"They will meet him after a fight on Monday.", "Monday", false, "but not with one that tells"},
      {"By Monday the fire had spread.", "Monday", true, "a bound that is past"},
      {"By Monday the fire will spread.", "Monday", false, "a bound that lies ahead"},
      {"Until Monday, they had not called him.", "Monday", true, "until is another such bound"},
      {"", "", true, "nothing"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sentence, c.why);
    const std::string sentence = c.sentence;
    const std::size_t begin = std::min(sentence.find(c.date), sentence.size());
    CHECK(told_as_past(sentence, begin, begin + std::strlen(c.date)) == c.past);
  }
}

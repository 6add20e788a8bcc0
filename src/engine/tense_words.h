// The words that tell the tense of a date. Private to tense.cc.
#pragma once

#include <array>
#include <string_view>

namespace polex::engine {

// These lie ahead, the present of what is on a schedule with them.
inline constexpr std::array<std::string_view, 86> kAhead = {
    "will",     "would",   "shall",   "due",       "expected",   "scheduled",   "slated",   "planned",
    "going",    "plan",    "plans",   "aim",       "aims",       "intend",      "intends",  "must",
    "should",   "may",     "can",     "could",     "might",      "deadline",    "upcoming", "tipped",
    "supposed", "poised",  "ahead",   "expects",   "hopes",      "vows",        "seeks",    "is",
    "are",      "opens",   "starts",  "begins",    "ends",       "expires",     "meets",    "open",
    "start",    "begin",   "ll",      "expect",    "hope",       "want",        "wants",    "seek",
    "vow",      "pledge",  "pledges", "promises",  "prepares",   "preparing",   "likely",   "needs",
    "apply",    "applies", "closes",  "projected", "forecast",   "anticipated", "resume",   "resumes",
    "arrive",   "arrives", "leave",   "leaves",    "depart",     "departs",     "go",       "goes",
    "take",     "takes",   "convene", "convenes",  "reconvenes", "reopen",      "reopens",  "gather",
    "gathers",  "decides", "travels", "flies",     "speaks",     "appears"};

// Irregular pasts; a regular one ends in -ed.
inline constexpr std::array<std::string_view, 116> kPast = {
    "said",   "told",     "was",        "were",      "had",       "has",     "have",   "met",
    "held",   "made",     "gave",       "took",      "went",      "came",    "saw",    "wrote",
    "spoke",  "began",    "fell",       "rose",      "grew",      "won",     "lost",   "found",
    "left",   "led",      "kept",       "sent",      "brought",   "bought",  "paid",   "built",
    "became", "knew",     "thought",    "shot",      "struck",    "drew",    "chose",  "did",
    "got",    "ran",      "sat",        "stood",     "sought",    "taught",  "caught", "broke",
    "threw",  "flew",     "hit",        "cut",       "shut",      "since",   "ago",    "swore",
    "woke",   "withdrew", "overtook",   "underwent", "undertook", "forbade", "sank",   "fled",
    "tore",   "wore",     "bore",       "ate",       "sang",      "rang",    "slept",  "swept",
    "wept",   "dealt",    "felt",       "laid",      "lent",      "lit",     "rode",   "sold",
    "spent",  "spun",     "stole",      "stuck",     "stung",     "swam",    "swung",  "blew",
    "clung",  "crept",    "dug",        "drove",     "fought",    "forgot",  "froze",  "heard",
    "hid",    "hung",     "shook",      "shrank",    "slid",      "sprang",  "strode", "rebuilt",
    "retook", "overcame", "understood", "withstood", "overthrew", "overran", "upheld", "bled",
    "drank",  "mistook",  "foresaw",    "resold"};

// -ed, and no verb in the past.
inline constexpr std::array<std::string_view, 10> kNotPast = {"need", "speed", "indeed", "hundred", "red",
                                                              "seed", "feed",  "bed",    "shed",    "united"};

// Behind these a participle is an adjective: "an updated toolkit", "of subsidised fertiliser".
inline constexpr std::array<std::string_view, 20> kAttributive = {
    "a",  "an",  "the",  "its", "their", "our", "his",   "her",  "all",   "any",
    "of", "for", "with", "in",  "other", "new", "newly", "more", "these", "those"};

// Behind "before" these open a noun phrase: "before the vote", "before his speech". What comes before a noun
// may be past.
inline constexpr std::array<std::string_view, 14> kOpensNoun = {
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "being"};

// What one decides, orders or asks for in the past lies ahead of it: "decided to open in March".
inline constexpr std::array<std::string_view, 20> kProspective = {
    "decided",  "agreed",   "vowed",    "pledged", "promised", "resolved", "planned",
    "ordered",  "urged",    "asked",    "invited", "told",     "wanted",   "hoped",
    "intended", "proposed", "decision", "deal",    "bid",      "proposal"};

// Behind these stands the bare verb, which may look like a past: "will cut", "to set". What tells stands
// before.
inline constexpr std::array<std::string_view, 11> kBeforeBareVerb = {
    "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not"};

// "wasn't", "won't" by what stands before the mark: these lie ahead, the others are past.
inline constexpr std::array<std::string_view, 9> kNotYet = {"won", "wouldn", "shouldn", "isn",  "aren",
                                                            "don", "doesn",  "can",     "mustn"};

// Nouns behind an article or an owner: "announced the plan on Monday", "Iraq's hopes".
inline constexpr std::array<std::string_view, 16> kNounToo = {
    "plan",   "plans",   "aim",      "aims",  "hope",   "hopes", "vow",  "vows",
    "pledge", "pledges", "promises", "start", "starts", "end",   "ends", "forecast"};

// Plurals too, so verbs only behind a name or an actor: "Kenya votes", "the court rules".
inline constexpr std::array<std::string_view, 7> kVerbOfName = {"votes", "signs", "hosts", "visits",
                                                                "plays", "faces", "rules"};

inline constexpr std::array<std::string_view, 26> kActor = {
    "court", "government", "parliament", "council", "senate",  "president", "minister", "committee", "he",
    "she",   "it",         "team",       "side",    "company", "firm",      "board",    "ministry",  "union",
    "king",  "queen",      "pope",       "jury",    "judge",   "assembly",  "cabinet",  "tribunal"};

// Before "from" and what is compared with: "up 3% from Monday". Not behind a verb: "fares go up from Monday".
inline constexpr std::array<std::string_view, 6> kMoved = {"up",    "down",    "higher",
                                                           "lower", "changed", "unchanged"};
inline constexpr std::array<std::string_view, 6> kMoving = {"go", "goes", "going", "come", "comes", "put"};

// "was open": an adjective, not the verb that lies ahead.
inline constexpr std::array<std::string_view, 6> kWas = {"was", "were", "been", "stayed", "kept", "remained"};

// With these what hangs on "after" is past: "they are looking for him after a fight on Monday".
inline constexpr std::array<std::string_view, 7> kWeak = {"is",    "are",  "can",   "may",
                                                          "might", "must", "should"};

// What nobody plans: a date that goes with it is past, whatever the verb tells.
inline constexpr std::array<std::string_view, 61> kHappening = {
    "attack",  "attacks",  "shooting",  "shootings",  "crash",    "crashes",   "earthquake", "quake",
    "blast",   "blasts",   "explosion", "explosions", "bombing",  "bombings",  "killing",    "killings",
    "murder",  "slaying",  "assault",   "raid",       "raids",    "fire",      "blaze",      "flood",
    "floods",  "storm",    "tornado",   "tsunami",    "accident", "incident",  "collision",  "ruling",
    "arrest",  "arrests",  "death",     "deaths",     "invasion", "coup",      "riot",       "riots",
    "clash",   "clashes",  "massacre",  "stabbing",   "ambush",   "airstrike", "airstrikes", "outage",
    "breach",  "leak",     "spill",     "landslide",  "eruption", "stampede",  "derailment", "disaster",
    "tragedy", "uprising", "defeat",    "win",        "victory"};

}  // namespace polex::engine

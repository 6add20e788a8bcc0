// Who is meant: the speaker of an article's last statement, the actor of its last commitment, with the
// shipped packs.
#include "engine/resolve.h"

#include <catch2/catch.hpp>

#include "polex/extractor.h"
#include "polex/pack.h"

using namespace polex;

namespace {

struct Case {
  const char* text;
  const char* want;
};

Extraction extract(const Extractor& extractor, const char* text) {
  Article article;
  article.text = text;
  return extractor.extract(article);
}

// "null" for nobody, "none" where there is no statement at all.
std::string last_speaker(const Extractor& extractor, const char* text) {
  const Extraction extraction = extract(extractor, text);
  if (extraction.statements.empty()) return "none";
  return extraction.statements.back().speaker.name.value_or("null");
}

std::string last_actor(const Extractor& extractor, const char* text) {
  const Extraction extraction = extract(extractor, text);
  if (extraction.commitments.empty()) return "none";
  return extraction.commitments.back().actor.name.value_or("null");
}

}  // namespace

TEST_CASE("short forms and pronouns are bound where the text tells, else to nobody") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const Case cases[] = {
      // a further cue with nobody before it
      {"The measure, which still lacks a signature, requires shops to close.", "none"},
      // a title by itself is nobody's name, and its bearer is who has that role
      {"Foreign Minister Tavro Belsing came. The Foreign Minister said the port was open.", "Tavro Belsing"},
      {"Minister Ruiz Tarma spoke. Deputy Minister Ana Belo came. The minister said the port was open.",
       "Ruiz Tarma"},
      {"Deputy Minister Ana Belo came. The minister said the port was open.", "Ana Belo"},
      // an office of the past is no other person's
      {"Party leader Tavro Belsing came. The former minister said the port was open.", "Tavro Belsing"},
      {"Party leader Tavro Belsing came. The minister said the port was open.", "minister"},
      {"Cabinet Secretary Tavro Belsing came. The CS said the port was open.", "Tavro Belsing"},
      {"The Minister of Jal Belo, Mr Tavro Belsing, came. The Minister said the port was open.",
       "Tavro Belsing"},
      {"Danish Foreign Minister Tavro Belsing came. The Danish foreign minister said the port was open.",
       "Tavro Belsing"},
      {"Foreign Minister Tavro Belsing came. The Danish foreign minister said the port was open.",
       "Tavro Belsing"},
      // "he" is who spoke last, a spokesman without a name too, but not who is spoken of, nor who speaks now
      {"A spokesman for the mayor said the port was open. He said it was wide.", "spokesman for the mayor"},
      {"Tavro Belsing said that Mr Ruiz Tarma will open the port. He said the road was wide.",
       "Tavro Belsing"},
      {"Tavro Belsing said: \"Mr Ruiz Tarma knows. He said the port was open.\"", "Ruiz Tarma"},
      // "he" behind words about somebody is rather who spoke before
      {"Tavro Belsing said the road was old. Ruiz Tarma wants a new one, he said.", "Tavro Belsing"},
      {"Belsing said the road was old. Ruiz Tarma wants a new one, he said.", "Belsing"},
      {"Ruiz Tarma wants a new road, he said.", "Ruiz Tarma"},
      // "it" is who said so rather than of whom it was said, unless a person said it
      {"The Harbour Bureau said the Fisheries Council was late. It said the port was open.",
       "Harbour Bureau"},
      {"Tavro Belsing said the Fisheries Council was late. It said the port was open.", "Fisheries Council"},
      {"The Harbour Bureau report said the port was open. It said the road was wide.",
       "Harbour Bureau report"},
      // a body that is no subject is "it" only right before
      {"Traders met the Fisheries Council.\n\nThe port was open.\n\nIt said the road was wide.", "null"},
      // "it" behind words is who they begin with, and no later part of them
      {"The Fisheries Council will pay, it said.", "Fisheries Council"},
      {"The Harbour Bureau said it was late. Under the deal, the Fisheries Council will pay, it said.",
       "Harbour Bureau"},
      {"Tavro Belsing said it was late. In another move, the Fisheries Council will pay, it said.",
       "Fisheries Council"},
      {"Traders said the port was open. The port is wide and boats are new, they said.", "Traders"},
      // what a verb behind a comma tells is the main clause's, not the clause's inside
      {"The government took the advice that the Harbour Bureau should pay, and said it was late.",
       "government"},
      {"The ministry took the advice that the Harbour Bureau should pay, and said it was late.", "ministry"},
      {"It is clear that the Harbour Bureau should pay, and said it was late.", "Harbour Bureau"},
      {"Ruiz Tarma came. The road was old, said Tavro Belsing. Ruiz Tarma wants a new one, he said.",
       "Tavro Belsing"},
      {"Lee S.Y. said the port was open.", "Lee S.Y."},
      // letters behind a name are none of it, nor where one lives before it
      {"Tavro Belsing T.D. said the port was open.", "Tavro Belsing"},
      {"Lagos-based Tavro Belsing said the port was open.", "Tavro Belsing"},
      {"Zandera President and CEO Tavro Belsing said the port was open.", "Tavro Belsing"},
      // an age is whose name it stands behind, a description who was so described, beside an office too
      {"Tavro Belsing, 45, came. Ruiz Tarma came. The 45-year-old said the port was open.", "Tavro Belsing"},
      {"Ana Belo, a keen rower, came. The rower said the port was open.", "Ana Belo"},
      // "she" is who is known to be a woman rather than of whom nothing is known
      {"Tavro Belsing met Lena Voss. She said the port was open.", "Lena Voss"},
      {"Tavro Belsing met Lena Voss. He said the port was open.", "Tavro Belsing"},
      // of one surname the person of an office, not who took a picture
      {"Premier Li Keqiang came (Orvik/Li Tao). The port was open, said Li.", "Li Keqiang"},
      // an apposition's comma opens a clause too
      {"In a letter to Tavro Belsing, head of the port, sailors asked for help. They told farmers they were "
       "late.",
       "sailors"},
      // initials are a body's of those words, also where nobody says so, and abbreviations those of what the
      // text introduces
      {"They met the Quay Bureau of Shells. QBS said the port was open.", "Quay Bureau of Shells"},
      {"They met the charity Shell Palms Ghana (SPG). SPG said the port was open.", "Shell Palms Ghana"},
      {"They met the Quay Bureau of Shells. PSB said the port was open.", "PSB"},
      {"They met the Palm Shell Front party, or PASF, there. PASF said the port was open.",
       "Palm Shell Front"},
      // a ministry turned round, a party without its country
      {"The Gelbo Ministry of Energy signed. According to the Energy Ministry, the port was open.",
       "Gelbo Ministry of Energy"},
      {"The Ministry of Foreign Affairs wrote. The Foreign Ministry said the port was open.",
       "Ministry of Foreign Affairs"},
      {"The Ministry of Energy wrote. The Foreign Ministry said the port was open.", "Foreign Ministry"},
      {"The Palm Party of Korea met. The Palm Party said the port was open.", "Palm Party of Korea"},
      {"The Palm Party of Korea met. The Shell Party said the port was open.", "Shell Party"},
      // of two who bear a surname it is the first's, listed or not
      {"Orvik Ji-hyun came. Last week Orvik met Minister Orvik Tarma. Orvik said the port was open.",
       "Orvik Ji-hyun"},
      {"They met Minister Orvik Tarma and Belo Orvik. Orvik said the port was open.", "Orvik Tarma"},
      {"They met the Palm Bureau of Shells, or XPB, there. XPB said the port was open.", "XPB"},
      {"They met the Palm Bureau of Shells, or PABS, there. PABS said the port was open.",
       "Palm Bureau of Shells"},
      {"They met the Palm Bureau of Shells, known by its Spanish acronym BPS, there. BPS said it was open.",
       "Palm Bureau of Shells"},
      {"They met Zandera Industries there. Zandera said the port was open.", "Zandera Industries"},
      // of two names as long the one with all its words
      {"The Shell Department met. The Department of Shells said the port was open.", "Department of Shells"},
      // a body in somebody's role is a body that was mentioned
      {"Tavro Belsing, head of the Ministry of Finance, came. The ministry said the port was open.",
       "Ministry of Finance"},
      // no role told: who has just spoken
      {"Ana Belo said the port was shut. The former governor said the road was open.", "Ana Belo"},
      // a title that nobody bears
      {"President Ana Belo came. The minister said the port was open.", "minister"},
      // two bodies with that noun, neither of them a subject
      {"Guests came from the Ministry of Finance and from the Ministry of Health. The ministry said the port "
       "was open.",
       "null"},
      {"The Ministry of Finance paid. The ministry said the port was open.", "Ministry of Finance"},
      // the only body of that noun, however far; not where a council without a name stands before
      {"The Dolvana City Council paid.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nG.\n\nH.\n\nI.\n\nThe council "
       "said the "
       "port was open.",
       "Dolvana City Council"},
      {"The Dolvana City Council paid.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nG.\n\nH.\n\nA local council "
       "met.\n\nThe "
       "council said the port was open.",
       "local council"},
      {"The Dolvana City Council paid. The Gelbo City Council "
       "paid.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nG.\n\nH.\n\nI."
       "\n\nThe council said the port was open.",
       "council"},
      // a role in full; who spoke before; a group in short
      {"Ana Belo, Adviser to the Mayor, came. Ruiz Tarma left. \"It is,\" the Adviser to the Mayor said.",
       "Ana Belo"},
      {"Tavro Belsing said the port was open. The same official said the road was wide.", "Tavro Belsing"},
      {"The port is open. The same official said the road was wide.", "same official"},
      {"A senior harbour official said the port was open. The road is wide, the official said.",
       "senior harbour official"},
      // "she" is not Mr Roe, nor the chairman
      {"Mrs Ana Belo came. Mr Ruiz Tarma left. She said the port was open.", "Ana Belo"},
      {"Ana Belo came. The chairman, Ruiz Tarma, said the road was wide. She said the port was open.",
       "Ana Belo"},
      {"Ana Belo said the road was wide. Ruiz Tarma left. She said the port was open.", "Ruiz Tarma"},
      // a given name tells, a surname does not
      {"Ursula Belo came. Thomas Tarma left. She said the port was open.", "Ursula Belo"},
      {"Jody Thomas came. She said the port was open.", "Jody Thomas"},
      // an age is a whole number
      {"Ana Belo, 62, came. Ruiz Tarma, a teacher, left. The 62-year-old said the port was open.",
       "Ana Belo"},
      {"Ana Belo, 62, came. Ruiz Tarma, a teacher, left. The 6-year-old said the port was open.",
       "6-year-old"},
      // a surname that is a city's name too
      {"Minister Ana Dayton came. Dayton said the port was open.", "Ana Dayton"},
      {"Minister Ana Dayton came. The port is open, said Dayton.", "Ana Dayton"},
      {"Ana Dayton came. They met in Dayton. Officials said the port was open.", "Officials"},
      // who is described is who has just spoken, unless somebody else was introduced in these words, or such
      // persons have no names as a rule
      {"Senator Ana Belo said the port was shut.\n\nThe former rugby star said the port was open.",
       "Ana Belo"},
      {"Senator Ana Belo said the port was shut.\n\nThe Danish newcomer said the port was open.", "Ana Belo"},
      {"Senator Ana Belo, a farmer, said the port was shut. The farmer said the port was open.", "Ana Belo"},
      {"Ana Belo became a farmer. The farmer said the port was open.", "Ana Belo"},
      {"A farmer left. Ana Belo said the port was shut. The farmer said the port was open.", "farmer"},
      {"On Monday, a farmer left. Ana Belo said the port was shut. The farmer said the port was open.",
       "farmer"},
      {"Ana Belo said the port was shut. The victim said the port was open.", "victim"},
      {"Mrs Ana Belo said the port was shut. The businessman said the port was open.", "businessman"},
      {"Ana Belo said the port was shut. The Danish people said the port was open.", "Danish people"},
      // the one of that country
      {"Danish President Ana Belo met Greek President Ruiz Tarma. The Danish leader said the port was open.",
       "Ana Belo"},
      {"Peru's President Ana Belo met Greek President Ruiz Tarma. The Peruvian leader said the port was "
       "open.",
       "Ana Belo"},
      {"President Ana Belo of Peru met Greek President Ruiz Tarma. The Peruvian head of state said the port "
       "was "
       "open.",
       "Ana Belo"},
      {"Danish President Ana Belo met Danish Premier Ruiz Tarma. The Danish leader said the port was open.",
       "Danish leader"},
      {"President Ana Belo came. The Head of State said the port was open.", "Ana Belo"},
      // several are no one person
      {"Minister Ana Belo came. The ministers said the port was open.", "ministers"},
      // a person whom the article does not name; the union, not who speaks for it
      {"The harbour guide said the port was open. He said the road was wide.", "harbour guide"},
      {"A spokeswoman for the Harbour Union said the port was open. It said the road was wide.",
       "Harbour Union"},
      {"Ana Belo came. They heard her claim that the port was open.", "Ana Belo"},
      // of groups that a short form can mean the one that was a subject
      {"Shell farmers in Oman met farmers in the country. The farmers said the port was open.",
       "Shell farmers in Oman"},
      // a company's first word, where the others are what companies are called
      {"They met Zandera Brands Inc. there. Zandera said the port was open.", "Zandera Brands Inc."},
      // another word for the same office
      {"President Tavro Belsing came. Ruiz Tarma left. The head of state said it was open.", "Tavro Belsing"},
      {"President Tavro Belsing came. Ruiz Tarma left. The leftist president said it was open.",
       "Tavro Belsing"},
      // a company that the article does not name; nobody of whom only a quotation speaks
      {"The Harbour Council met. The consortium said the port was open. It added that it was wide.",
       "consortium"},
      {"Mr Ruiz Tarma said it was open. \"Mr Tavro Belsing leads us well,\" officials said. He left. He said "
       "it was "
       "wide.",
       "Ruiz Tarma"},
      {"Ana Belo and Ines Tarma came. The two women said it was open.", "Ana Belo and Ines Tarma"},
      // who is in the city where he speaks
      {"Trade Commissioner Tavro Belsing came. Ruiz Tarma left. The commissioner in Oslo said it was open.",
       "Tavro Belsing"},
      {"Senator Tavro Belsing came. Ruiz Tarma left. The lawmaker said the port was open.", "Tavro Belsing"},
      {"President Tavro Belsing came. Ruiz Tarma left. The left-wing leader said it was open.",
       "Tavro Belsing"},
      {"President Tavro Belsing came. Ruiz Tarma left. The opposition leader said it was open.",
       "opposition leader"},
      {"Party leader Tavro Belsing came. Ruiz Tarma left. The premier said it was open.", "premier"},
      {"They met the Shell Federation of Ghana. The organisation said the port was open.",
       "Shell Federation of Ghana"},
      // a full name that no list knows, its surname told again with a title; a first word that is no name
      {"Dolvan Begrin took a photo of the port. \"It is open,\" Mr Begrin said.", "Dolvan Begrin"},
      {"Reportedly Begrin took a photo of the port. \"It is open,\" Mr Begrin said.", "Begrin"},
      // what a headline's capitals run together is nobody's longer name
      {"SENATE PASSES TARMA AMENDMENT\n\nSenator Ruiz Tarma came. Tarma said it was open.", "Ruiz Tarma"},
      {"TARMA SECURES FUNDING\n\nSenator Tarma came. Tarma said it was open.", "Tarma"},
      {"DEMOCRATS OUTRAGED BY PORT\n\nThe port is old. Democrats said it was open.", "Democrats"},
      // who is told of in passing goes on speaking only where nobody else does
      {"Ana Belo said the port was shut according to its rules, adding that it was old.", "Ana Belo"},
      {"The port was shut, according to Ana Belo, adding that it was old.", "Ana Belo"},
      // a surname that is a month
      {"Prime Minister Theresa May came. \"It is open,\" May said.", "Theresa May"},
      {"Prime Minister Theresa May came. \"It is open,\" Ana Belo said in May.", "Ana Belo"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(last_speaker(*extractor, each.text) == each.want);
  }
}

TEST_CASE("actors of commitments are bound where the text tells, else to nobody") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const Case cases[] = {
      // a state in full and in short, where only one can be meant
      {"The Islamic Republic of Iran met Oman. Iran will build a road.", "Islamic Republic of Iran"},
      {"The Republic of Korea met the Democratic People's Republic of Korea. Korea will build a road.",
       "Korea"},
      // who the reported words are about
      {"Ana Belo came. The deputy leader claimed Mr Tarma was late and he planned to sell the port.",
       "Tarma"},
      {"Ana Belo said Mr Tarma was late. She plans to sell the port.", "Ana Belo"},
      {"Ana Belo noted that Oman, represented by a council, seeks to sell the port.", "Oman"},
      // "they" are several
      {"The customs broker spoke. Ships said that they will use the port.", "null"},
      {"Officials spoke. They will use the port.", "Officials"},
      // no group and no subject matter is "he"
      {"Ana Belo made clear that if Democrats insist on a vote, he will sell the port.", "Ana Belo"},
      // a title is no part of an office's name, a city none of its council's
      {"The Prime Minister's Office is old. The Prime Minister will visit the port.", "Prime Minister"},
      {"The City Council is old. The city aims to sell the port.", "city"},
      {"The City of Brisbel is old. The city aims to sell the port.", "City of Brisbel"},
      // the ministry of who speaks
      {"The Labour Ministry paid. Tourism Minister Ana Belo said the ministry would sell the port.",
       "ministry"},
      {"The Tourism Ministry and the Labour Ministry paid. Tourism Minister Ana Belo said the ministry would "
       "sell "
       "the port.",
       "Tourism Ministry"},
      // a guess about another is no undertaking of his, what his spokesman announces is one
      {"President Tarma will sell the port, analyst Ana Belo said.", "none"},
      {"President Tarma will sell the port, press secretary Ana Belo said.", "Tarma"},
      {"Reform will continue to sell the port.", "none"},
      {"Minister Ana Belo responded to reports that Ruiz Tarma will sell the port.", "Ruiz Tarma"},
      // titles in short, unknown names by their last word, a bloc and not its organs
      {"The Action Plan for Restoring Wetlands (2024-2026) was read. The plan aims to sell the port.",
       "Action Plan for Restoring Wetlands (2024-2026)"},
      {"The 7th Lima Harbour Festival is near. The festival aims to sell the port.",
       "7th Lima Harbour Festival"},
      {"Grace Street Mission is old. The mission plans to sell the port.", "Grace Street Mission"},
      {"The European Union met the European Commission. The bloc will sell the port.", "European Union"},
      {"Lima Rock Company is old. Lima Rock will sell the port.", "Lima Rock Company"},
      // what a document or an occasion will do is an effect
      {"The bill will sell the port.", "none"},
      {"The Lima Harbour Conference is near. The conference will sell the port.", "none"},
      {"The Bank of Ghana met. The central bank will sell the port.", "Bank of Ghana"},
      // an office that no name tells is a subject like others; several speakers are "they"
      {"Norway is old. The housing ministry met. It plans to sell the port.", "housing ministry"},
      {"The Harbour Bureau is old. Ana Belo and Ruiz Tarma said they would sell the port.",
       "Ana Belo and Ruiz Tarma"},
      {"The government has cut fees. It plans to sell the port.", "government"},
      {"The Harbour Bureau said that the government was late. It plans to sell the port.", "Harbour Bureau"},
      {"The school was built by the Harbour Bureau. It plans to sell the port.", "Harbour Bureau"},
      {"The ministry has cut fees. It plans to sell the port.", "ministry"},
      {"The Harbour Ministry was founded in 1990. The ministry has cut fees. It plans to sell the port.",
       "Harbour Ministry"},
      {"Norway is old, according to a report. It plans to sell the port.", "Norway"},
      {"Ana Belo and her Deputy Mayor Ruiz Tarma plan to sell the port.", "Ana Belo and Ruiz Tarma"},
      {"They and Mr Ruiz Tarma plan to sell the port.", "null"},
      // the body of somebody's role
      {"The Forest Commission met.\n\nAna Belo, head of the Harbour Department, said the port was old. The "
       "department "
       "plans to sell the port.",
       "Harbour Department"},
      {"Ana Belo of the Harbour Party came. Belo said her party will never sell the port.", "Harbour Party"},
      // a headline in capitals tells no name; who it opens with is "I" of a text without marks
      {"BELO CALLS TO WATCH OVER IRAQ SPENDING INCLUDED IN SENATE\n\nThe Senate agreed to sell the port.",
       "Senate"},
      {"SEN. BELO VOTES NO ON PORTS\n\nThe port is old. I will not vote to sell it.", "BELO"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(last_actor(*extractor, each.text) == each.want);
  }
}

// The bodies' names and kinds, joined by "; ".
std::string bodies(const Extractor& extractor, const char* text) {
  std::string all;
  for (const Body& body : extract(extractor, text).bodies)
    all += (all.empty() ? "" : "; ") + body.name + "/" + body.kind;
  return all;
}

TEST_CASE("a body under another of its names is the same, and places that act side by side are bodies") {
  const PackSet packs = load_packs({"policy-en"});
  std::vector<Diagnostic> findings;
  const auto extractor = Extractor::make(packs, {}, findings);
  REQUIRE(extractor.ok());
  const Case cases[] = {
      {"Unilever met Unilever Group Ltd there.", "Unilever Group Ltd/company"},
      {"Unilever met Unilever Automotive plc.", "Unilever Automotive plc/company"},
      {"General Motors Co. was closed. GM was bought.", "General Motors Co./company"},
      {"Unilever met Unilever Sund Cables AG.", "Unilever/company; Unilever Sund Cables AG/company"},
      {"World Vision met. World Vision Ghana was closed.",
       "World Vision/association; World Vision Ghana/association"},
      // "and Co", with or without more of the legal form, is no part of the short name
      {"Volmira and Co Inc paid. Volmira was closed.", "Volmira and Co Inc/company"},
      {"Unilever and Co Inc paid. Unilever was closed.", "Unilever and Co Inc/company"},
      // a listed name keeps its ending
      {"Moody's met Ghana's Fitch.", "Moody's/company; Fitch/company"},
      // a parenthesis holds the same body's other name, no second body
      {"The National Shell Board (Unilever) met. Unilever was closed.", "National Shell Board/government"},
      // the country in front or behind, or left out
      {"The Football Federation of Chile paid. The Chilean Football Federation met.",
       "Football Federation of Chile/association"},
      {"The Supreme Court of Norway paid. The Norway Supreme Court met. The Supreme Court voted.",
       "Supreme Court of Norway/court"},
      {"The Football Federation of Niger paid. The Nigerian Football Federation met.",
       "Football Federation of Niger/association; Nigerian Football Federation/association"},
      {"The Election Commission of the Republic of Angola paid. The Election Commission met.",
       "Election Commission of the Republic of Angola/government"},
      {"The Royal Society of Chemistry paid. The Royal Society met.",
       "Royal Society of Chemistry/research; Royal Society/research"},
      {"Ghana and Togo agreed to build a road.", "Ghana/place; Togo/place"},
      {"Ghana and Togo are dry.", ""},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(bodies(*extractor, each.text) == each.want);
  }
}

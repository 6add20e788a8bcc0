// Ids that come again within a run, in memory that does not grow with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polex::io {

// What is kept of an id: two that differ have the same number once in 10^19 pairs.
[[nodiscard]] std::uint64_t number_of_id(std::string_view id);

// Memory: 60 bytes for each of the last kReach articles.
class RepeatedIds {
 public:
  static constexpr std::size_t kReach = std::size_t{1} << 16U;

  // Where the same id stood in one of the kReach articles before; the last such place. Then remembers this
  // one. `article`: its number in the run, larger than the last; `source`: Article::source.
  [[nodiscard]] std::optional<std::string> add(std::uint64_t id, std::size_t article,
                                               std::string_view source);

 private:
  // "dump.ndjson:12" is kept as 12 and what stands around it, which it shares with the article before.
  struct Around {
    std::string before;
    std::string behind;
    bool number = false;
  };
  struct Entry {
    std::uint64_t id = 0;
    std::size_t article = 0;   // from 1
    std::size_t previous = 0;  // article of the same chain; 0: none
    std::uint64_t number = 0;
    std::shared_ptr<const Around> around;
  };

  static std::string place_of(const Entry& entry);
  [[nodiscard]] std::uint64_t split(std::string_view source);  // into around_ and the number
  [[nodiscard]] const Entry* find(std::uint64_t id, std::size_t article) const;

  std::vector<Entry> entries_;       // by article, round and round
  std::vector<std::size_t> newest_;  // article, by id
  std::shared_ptr<const Around> around_;
};

}  // namespace polex::io

// Turns trees of patterns into the program of an Automaton. Leaves running it to automaton.cc. Tested by
// automaton_test.cc.
#include <algorithm>
#include <optional>

#include "rules/automaton.h"

namespace polex::rules {

using Kind = RegexNode::Kind;

std::uint32_t Automaton::push(Op op, std::uint32_t out, std::uint32_t other) {
  Instruction instruction;
  instruction.op = op;
  instruction.out = out;
  instruction.other = other;
  instruction.id = adding_;
  instructions_.push_back(instruction);
  return static_cast<std::uint32_t>(instructions_.size() - 1);
}

std::uint32_t Automaton::set_number(const ByteSet& set) {
  const auto [number, fresh] = set_numbers_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (fresh) sets_.push_back(set);
  return number->second;
}

std::uint32_t Automaton::push_assertion(Where where, std::uint32_t out) {
  const std::uint32_t at = push(Op::assertion, out, 0);
  instructions_.own(at).where = where;
  return at;
}

// x{2,4} is xx(?:x(?:x)?)?, as RE2 has it.
std::uint32_t Automaton::emit_repetition(const RegexTree& tree, const RegexNode& node, std::uint32_t next) {
  const std::uint32_t child = node.children[0];
  const auto choose = [&](std::uint32_t at, std::uint32_t inside, std::uint32_t behind) {
    instructions_.own(at).out = node.lazy ? behind : inside;
    instructions_.own(at).other = node.lazy ? inside : behind;
  };
  int copies = node.least;
  if (node.most == RegexNode::kNoLimit) {
    const std::uint32_t loop = push(Op::split, 0, 0);
    const std::uint32_t body = emit(tree, child, loop);
    choose(loop, body, next);
    // What may be empty must be entered before it can be left, or the priorities are not RE2's.
    const bool plus = node.least > 0 || tree.nullable(child);
    next = plus ? body : loop;
    if (plus && node.least == 0) {
      const std::uint32_t enter = push(Op::split, 0, 0);
      choose(enter, body,
             instructions_[loop].out == body ? instructions_[loop].other : instructions_[loop].out);
      next = enter;
    }
    copies = std::max(0, node.least - 1);
  } else {
    const std::uint32_t behind = next;
    for (int copy = node.least; copy < node.most; ++copy) {
      const std::uint32_t maybe = push(Op::split, 0, 0);
      choose(maybe, emit(tree, child, next), behind);
      next = maybe;
    }
  }
  for (int copy = 0; copy < copies; ++copy) next = emit(tree, child, next);
  return next;
}

// The instruction where `node`, followed by what is at `next`, begins. Built from the far end, so backward
// automata only take the parts of a concatenation the other way round.
std::uint32_t Automaton::emit(const RegexTree& tree, std::uint32_t index, std::uint32_t next) {
  const RegexNode& node = tree.nodes[index];
  const bool forward = direction_ == Direction::forward;
  switch (node.kind) {
    case Kind::empty:
      return next;
    case Kind::bytes:
      return push(Op::bytes, next, set_number(tree.sets[node.set]));
    case Kind::assertion:
      switch (node.assertion) {
        case Assertion::begin_text:
          return push_assertion(forward ? Where::first : Where::last, next);
        case Assertion::end_text:
          return push_assertion(forward ? Where::last : Where::first, next);
        case Assertion::word_boundary:
          return push_assertion(Where::word_boundary, next);
        default:
          return push_assertion(Where::no_word_boundary, next);
      }
    case Kind::group: {
      if (!forward || tells_ == Tells::which) return emit(tree, node.children[0], next);
      const std::uint32_t end = push(Op::group, next, 2 * node.set + 1);
      return push(Op::group, emit(tree, node.children[0], end), 2 * node.set);
    }
    case Kind::concatenation:
      if (forward)
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
          next = emit(tree, *child, next);
      else
        for (const std::uint32_t child : node.children) next = emit(tree, child, next);
      return next;
    case Kind::alternation: {
      std::uint32_t rest = emit(tree, node.children.back(), next);
      for (std::size_t left = node.children.size() - 1; left-- > 0;) {
        const std::uint32_t branch = emit(tree, node.children[left], next);
        rest = push(Op::split, branch, rest);
      }
      return rest;
    }
    default:
      return emit_repetition(tree, node, next);
  }
}

// The same text for the same node in any tree, groups apart.
std::string Automaton::key_of(const RegexTree& tree, std::uint32_t index) {
  const RegexNode& node = tree.nodes[index];
  if (node.kind == Kind::group) return key_of(tree, node.children[0]);
  std::string key(1, static_cast<char>('a' + static_cast<int>(node.kind)));
  if (node.kind == Kind::bytes) return key + std::to_string(set_number(tree.sets[node.set]));
  if (node.kind == Kind::assertion) return key + std::to_string(static_cast<int>(node.assertion));
  if (node.kind == Kind::repetition)
    key += std::to_string(node.least) + '-' + std::to_string(node.most) + ':';
  for (const std::uint32_t child : node.children) key += key_of(tree, child) + ',';
  return key + ';';
}

// Goes on from `step` by the parts of `node`, of which each becomes a step where it is none yet.
void Automaton::add_steps(const RegexTree& tree, std::uint32_t index, std::uint32_t& step) {
  const RegexNode& node = tree.nodes[index];
  if (node.kind == Kind::group) return add_steps(tree, node.children[0], step);
  if (node.kind == Kind::concatenation) {
    if (direction_ == Direction::forward)
      for (const std::uint32_t child : node.children) add_steps(tree, child, step);
    else
      for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
        add_steps(tree, *child, step);
    return;
  }
  if (node.kind == Kind::empty) return;
  const auto next = static_cast<std::uint32_t>(steps_.size());
  const auto [known, fresh] = steps_[step].behind.try_emplace(key_of(tree, index), next);
  step = known->second;
  if (fresh) steps_.push_back({&tree, index, {}, {}, {}});
}

// The instruction where what is behind `step` begins.
std::uint32_t Automaton::emit_steps(std::uint32_t step) {
  std::optional<std::uint32_t> all;
  const auto either = [&](std::uint32_t begin) { all = all ? push(Op::split, begin, *all) : begin; };
  for (const std::uint32_t id : steps_[step].ends) {
    adding_ = id;
    either(push(Op::match, 0, id));
  }
  for (const std::uint32_t id : steps_[step].whole) {
    adding_ = id;
    either(push_assertion(Where::last, push(Op::match, 0, id)));
  }
  for (const auto& [key, behind] : steps_[step].behind) {
    const std::uint32_t next = emit_steps(behind);
    either(emit(*steps_[behind].tree, steps_[behind].node, next));
  }
  return *all;
}

void Automaton::add(const RegexTree& tree, std::uint32_t id, bool whole) {
  adding_ = id;
  ids_ = std::max(ids_, id + 1);
  if (tells_ == Tells::which) {
    if (steps_.empty()) steps_.emplace_back();
    std::uint32_t step = 0;
    add_steps(tree, tree.root, step);
    (whole ? steps_[step].whole : steps_[step].ends).push_back(id);
    return;
  }
  const std::size_t begin = instructions_.size();
  std::uint32_t end = push(Op::match, 0, id);
  if (whole) end = push_assertion(Where::last, end);
  starts_.push_back(emit(tree, tree.root, end));
  parts_.resize(ids_);
  parts_[id] = {starts_.back(), 0};
  for (std::size_t each = begin; each < instructions_.size(); ++each)
    if (instructions_[each].op == Op::split) instructions_.own(each).id = parts_[id].splits++;
}

// Visits what takes a byte, or matches, behind `start`. Assertions are taken to hold, for better one too
// many, but not that the text begins here. `seen` tells by `round` what was visited.
template <typename Visit>
void Automaton::each_byte_from(std::uint32_t start, std::vector<std::uint32_t>& seen, std::uint32_t round,
                               Visit visit) const {
  std::vector<std::uint32_t> stack = {start};
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (seen[at] == round) continue;
    seen[at] = round;
    const Instruction& each = instructions_[at];
    if (each.op == Op::bytes || each.op == Op::match) {
      visit(each);
      continue;
    }
    if (each.op == Op::assertion && each.where == Where::first) continue;
    stack.push_back(each.out);
    if (each.op == Op::split) stack.push_back(each.other);
  }
}

void Automaton::find_pairs() {
  std::vector<ByteSet> pairs(256);
  std::vector<std::uint32_t> seen(instructions_.size());
  std::vector<std::uint32_t> seen_behind(instructions_.size());
  std::uint32_t round = 0;
  for (const std::uint32_t start : starts_)
    each_byte_from(start, seen, 1, [&](const Instruction& first) {
      ByteSet second;
      if (first.op == Op::match)
        second.set();
      else
        each_byte_from(first.out, seen_behind, ++round, [&](const Instruction& behind) {
          second |= behind.op == Op::match ? ~ByteSet{} : sets_[behind.other];
        });
      for (unsigned byte = 0; byte < 256; ++byte)
        if (first.op == Op::match || sets_[first.other].test(byte)) pairs[byte] |= second;
    });
  for (unsigned byte = 0; byte < 256; ++byte) firsts_[byte] = pairs[byte].any();
  pairs_ = Table(std::move(pairs));
}

void Automaton::finish() {
  if (!steps_.empty()) starts_.push_back(emit_steps(0));
  steps_ = std::vector<Step>();
  // Each set splits the classes that it holds a part of.
  const auto is_word = [](unsigned c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  };
  for (unsigned byte = 0; byte < 256; ++byte) class_of_[byte] = is_word(byte) ? 1 : 0;
  std::size_t classes = 2;
  for (const ByteSet& set : sets_) {
    std::array<std::uint8_t, 256> outside{};  // by class: whether a byte of it is outside of the set
    std::array<std::uint16_t, 256> inside{};  // by class: its new number inside, where it is split; 0: none
    for (unsigned byte = 0; byte < 256; ++byte)
      if (!set[byte]) outside[class_of_[byte]] = 1;
    for (unsigned byte = 0; byte < 256; ++byte) {
      const std::uint8_t known = class_of_[byte];
      if (!set[byte] || outside[known] == 0) continue;
      if (inside[known] == 0) inside[known] = static_cast<std::uint16_t>(classes++);
      class_of_[byte] = static_cast<std::uint8_t>(inside[known]);
    }
  }
  representative_.resize(classes);
  for (unsigned byte = 0; byte < 256; ++byte)
    representative_[class_of_[byte]] = static_cast<std::uint8_t>(byte);
  set_numbers_.clear();
  find_pairs();
}

}  // namespace polex::rules

// A vector whose elements may also stand in the binary: then they are only read, and cost no memory of their
// own.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace polex::rules {

template <typename T>
class Table {
 public:
  Table() = default;
  explicit Table(std::vector<T> own) : own_(std::move(own)), view_(own_) {}
  // What it borrows must outlive it and its copies.
  static Table borrowing(std::span<const T> elements) {
    Table table;
    table.view_ = elements;
    return table;
  }
  Table(const Table& other)
      : own_(other.own_), view_(other.own_.empty() ? other.view_ : std::span<const T>(own_)) {}
  Table(Table&& other) noexcept : own_(std::move(other.own_)), view_(std::exchange(other.view_, {})) {}
  Table& operator=(Table other) noexcept {
    own_ = std::move(other.own_);
    view_ = other.view_;
    return *this;
  }
  ~Table() = default;

  [[nodiscard]] std::size_t size() const { return view_.size(); }
  [[nodiscard]] const T* data() const { return view_.data(); }
  [[nodiscard]] const T& operator[](std::size_t at) const { return view_[at]; }
  [[nodiscard]] auto begin() const { return view_.begin(); }
  [[nodiscard]] auto end() const { return view_.end(); }

  // These are not for a table that borrows.
  [[nodiscard]] T& own(std::size_t at) { return own_[at]; }
  void push_back(const T& element) {
    own_.push_back(element);
    view_ = own_;
  }
  template <typename Elements>
  void append(const Elements& elements) {
    own_.insert(own_.end(), elements.begin(), elements.end());
    view_ = own_;
  }

 private:
  std::vector<T> own_;
  std::span<const T> view_;
};

}  // namespace polex::rules

// A text that copies share: of its own, or borrowed from the binary.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace polex::rules {

class SharedText {
 public:
  SharedText() = default;
  explicit SharedText(std::string text)
      : own_(std::make_shared<const std::string>(std::move(text))), view_(*own_) {}
  // What it borrows must outlive it and its copies.
  static SharedText borrowing(std::string_view text) {
    SharedText shared;
    shared.view_ = text;
    return shared;
  }

  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  std::shared_ptr<const std::string> own_;
  std::string_view view_;
};

}  // namespace polex::rules

#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <new>

namespace rubric {

/// The memory of some neighbours.
struct MemoryRow {
  std::size_t used = 0;
  alignas(std::max_align_t) std::array<std::byte, std::size_t{16} * 1024> bytes{};
};

/// Lays what a thread makes one after the other side by side, so that who reads it in turn finds many in a page of
/// memory. Neighbours give their memory back together, when the last of them is gone. For std::allocate_shared, which
/// keeps a copy until it has given back what it took: each is good for one object.
template <class T>
class SideBySide {
 public:
  using value_type = T;

  SideBySide() {
    static thread_local std::shared_ptr<MemoryRow> open;
    if (!open || sizeof(open->bytes) - open->used < room) open = std::make_shared<MemoryRow>();
    row_ = open;
  }
  template <class Other>
  SideBySide(const SideBySide<Other>& other) : row_(other.row_) {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) {
    static_assert(alignof(T) <= alignof(std::max_align_t));
    const std::size_t bytes = (count * sizeof(T) + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (bytes > row_->bytes.size() - row_->used) throw std::bad_alloc();
    std::byte* const at = row_->bytes.data() + row_->used;
    row_->used += bytes;
    return reinterpret_cast<T*>(at);  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
  }
  void deallocate(T* /*object*/, std::size_t /*count*/) {}

  friend bool operator==(const SideBySide& a, const SideBySide& b) { return a.row_ == b.row_; }

 private:
  template <class Other>
  friend class SideBySide;

  static constexpr std::size_t room = sizeof(T) + 64;  // with the count of holders
  std::shared_ptr<MemoryRow> row_;
};

}  // namespace rubric

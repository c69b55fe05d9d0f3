#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/interrupt.hpp"

namespace rubric::cli {

/// Works on blocks of a population in `jobs` threads and hands the results on in the order of the population, in the
/// calling thread: the same calls of `take` for any number of threads. No more than a few blocks are held.
template <class Result>
class InOrder {
 public:
  /// Fills the result, whose memory may be that of an earlier one, from a block.
  using Work = std::function<void(const CaseBlock&, Result&)>;
  using Take = std::function<Then(Result&)>;

  InOrder(Population& population, unsigned jobs) : population_(population), jobs_(jobs) {}

  /// Goes through the population until its end, until `take` says stop, or until an interrupt. `worker` makes the work
  /// of one thread.
  void run(const std::function<Work()>& worker, const Take& take) {
    if (jobs_ <= 1) {
      run_here(worker(), take);
      return;
    }
    slots_.resize(std::size_t{2} * jobs_ + 2);
    std::vector<std::thread> threads;
    {
      const NoInterrupts theirs_is_this_thread;
      for (unsigned i = 0; i < jobs_; ++i) threads.emplace_back([this, work = worker()] { run_there(work); });
    }
    std::exception_ptr failure;
    try {
      hand_on(take);
    } catch (...) {
      failure = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    room_.notify_all();
    for (std::thread& thread : threads) thread.join();
    if (failure == nullptr) failure = failure_;
    if (failure != nullptr) std::rethrow_exception(failure);
  }

 private:
  struct Slot {
    std::size_t file = 0;  // CaseBlock::file
    Result result{};
    bool done = false;
  };

  /// The next block; false behind the last, and after an interrupt, which may have cut it off.
  bool read(CaseBlock& block) {
    if (left_file_ && *left_file_ == last_file_) population_.leave_file();
    const bool any = !Interrupts::seen() && population_.next(block) && !Interrupts::seen();
    if (any) last_file_ = block.file;
    return any;
  }

  /// Hands one result on; false where that is all.
  bool hand_on(std::size_t file, Result& result, const Take& take) {
    if (left_ && *left_ == file) return true;  // read before it was known that its headings have mistakes
    const Then then = take(result);
    if (then == Then::leave_file) left_ = file;
    return then != Then::stop;
  }

  void run_here(const Work& work, const Take& take) {
    CaseBlock block;
    Result result;
    while (read(block)) {
      work(block, result);
      if (!hand_on(block.file, result, take)) return;
      left_file_ = left_;
    }
  }

  void run_there(const Work& work) {
    CaseBlock block;  // each thread has its own, so that its memory stays near one core
    try {
      while (Slot* const slot = claim(block)) {
        work(block, slot->result);
        const std::lock_guard lock(mutex_);
        slot->done = true;
        ready_.notify_one();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      ended_ = true;
      reading_ = false;
    }
    room_.notify_all();
    ready_.notify_one();
  }

  /// Reads the next block once there is a slot for its result; null where there is none, or no use for it.
  Slot* claim(CaseBlock& block) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return ended_ || (!reading_ && next_read_ < next_taken_ + slots_.size()); });
    if (ended_) return nullptr;
    reading_ = true;
    left_file_ = left_shared_;
    Slot& slot = slots_[next_read_ % slots_.size()];
    lock.unlock();
    const bool any = read(block);
    slot.file = block.file;
    lock.lock();
    reading_ = false;
    if (any)
      ++next_read_;
    else
      ended_ = true;
    room_.notify_all();
    if (!any) ready_.notify_one();
    return any ? &slot : nullptr;
  }

  void hand_on(const Take& take) {
    std::unique_lock lock(mutex_);
    while (true) {
      Slot& slot = slots_[next_taken_ % slots_.size()];
      ready_.wait(lock, [&] { return slot.done || failure_ != nullptr || (ended_ && next_taken_ == next_read_); });
      if (!slot.done) return;
      lock.unlock();
      const bool more = hand_on(slot.file, slot.result, take) && !Interrupts::seen();
      lock.lock();
      slot.done = false;
      left_shared_ = left_;
      ++next_taken_;
      room_.notify_all();
      if (!more) return;
    }
  }

  Population& population_;
  unsigned jobs_;
  std::optional<std::size_t> left_{};       // the file whose rest is dropped; of the calling thread
  std::optional<std::size_t> left_file_{};  // the same, of the thread that reads
  std::size_t last_file_ = 0;               // of the thread that reads

  std::mutex mutex_{};
  std::condition_variable room_{}, ready_{};
  std::vector<Slot> slots_{};
  std::size_t next_read_ = 0, next_taken_ = 0;
  bool reading_ = false;
  bool ended_ = false;  // nothing more is read
  std::optional<std::size_t> left_shared_{};
  std::exception_ptr failure_{};
};

}  // namespace rubric::cli

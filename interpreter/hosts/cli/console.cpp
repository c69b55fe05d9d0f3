#include "hosts/cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace rubric::cli {
namespace {

constexpr unsigned narrowest = 40;
constexpr unsigned widest = 120;  // longer lines are hard to read

// https://no-color.org: set and not empty.
bool no_colour_asked() {
  const char* value = std::getenv("NO_COLOR");
  return value != nullptr && *value != '\0';
}

bool dumb_terminal() {
  const char* value = std::getenv("TERM");
  return value == nullptr || std::strcmp(value, "dumb") == 0;
}

Style style_of(int descriptor, Colour colour) {
  Style style;
  const bool terminal = isatty(descriptor) != 0;
  style.colour =
      colour == Colour::always || (colour == Colour::automatic && terminal && !no_colour_asked() && !dumb_terminal());
  winsize size{};
  if (terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) {
    style.width = std::clamp(static_cast<unsigned>(size.ws_col), narrowest, widest);
  }
  return style;
}

}  // namespace

Console::Console(Colour colour)
    : document_style_(style_of(STDOUT_FILENO, colour)), message_style_(style_of(STDERR_FILENO, colour)) {}

bool Console::write(std::string_view document) {
  if (failure_ != 0) return false;
  errno = 0;
  if (std::fwrite(document.data(), 1, document.size(), to_) != document.size()) failure_ = errno != 0 ? errno : EIO;
  return failure_ == 0;
}

void Console::redirect(std::FILE* stream) {
  flush();
  to_ = stream != nullptr ? stream : stdout;
  if (stream != nullptr) document_style_ = Style{};
}

void Console::flush() {
  errno = 0;
  if (failure_ == 0 && (std::fflush(to_) != 0 || std::ferror(to_) != 0)) failure_ = errno != 0 ? errno : EIO;
}

void Console::say(std::string_view message) {
  flush();  // on a terminal both streams appear in the order of the run
  std::fwrite(message.data(), 1, message.size(), stderr);
}

void Console::say(const Messages& messages) {
  if (!messages.empty()) say(messages.text(message_style_));
}

void Console::error(std::string_view message, std::string_view help) {
  const auto paint = [&](std::string_view sequence, std::string_view word) {
    return message_style_.colour ? std::string(sequence).append(word).append("\x1b[0m") : std::string(word);
  };
  std::string out = paint("\x1b[1;31m", "error");
  out.append(": ").append(message).append("\n");
  if (!help.empty()) out.append(paint("\x1b[1;36m", "help")).append(": ").append(help).append("\n");
  say(out);
}

Exit Console::finish(Exit exit) {
  flush();
  if (failure_ == 0) return exit;
  // A reader that has seen enough, as `head`, is not told so.
  if (failure_ != EPIPE)
    error(std::string("standard output cannot be written: ").append(std::strerror(failure_)),
          "what it holds is cut off, maybe in the middle of a line");
  return graver(exit, Exit::file);
}

}  // namespace rubric::cli

#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace rubric {

using Sha256 = std::array<std::uint8_t, 32>;

/// The SHA-256 of `bytes` as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);
Sha256 sha256_bytes(std::string_view bytes);

/// Its bytes as hex digits, and back.
std::string hex_of_bytes(const Sha256& bytes);
Sha256 bytes_of_hex(std::string_view hex);

/// The same of bytes that `write` hands to its argument piece by piece.
std::string sha256_of(const std::function<void(const std::function<void(std::string_view)>&)>& write);

}  // namespace rubric

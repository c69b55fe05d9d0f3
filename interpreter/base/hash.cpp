#include "base/hash.hpp"

#include <sha2.h>
#include <sys/types.h>

namespace rubric {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

}  // namespace

std::string sha256(std::string_view bytes) {
  return sha256_of([&](const auto& put) { put(bytes); });
}

std::string sha256_of(const std::function<void(const std::function<void(std::string_view)>&)>& write) {
  SHA2_CTX context;
  SHA256Init(&context);
  write([&](std::string_view bytes) {
    SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  });
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);

  return hex_of_bytes(digest);
}

std::string hex_of_bytes(const std::array<std::uint8_t, 32>& bytes) {
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const unsigned byte : bytes) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::array<std::uint8_t, 32> bytes_of_hex(std::string_view hex) {
  std::array<std::uint8_t, 32> bytes{};
  for (std::size_t i = 0; i < bytes.size() && 2 * i + 1 < hex.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(16 * digits.find(hex[2 * i]) + digits.find(hex[2 * i + 1]));
  return bytes;
}

}  // namespace rubric

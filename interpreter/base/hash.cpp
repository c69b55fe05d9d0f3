#include "base/hash.hpp"

#include <nettle/sha2.h>

namespace rubric {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

class Hashing {
 public:
  Hashing() { sha256_init(&context_); }
  void add(std::string_view bytes) {
    sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }
  Sha256 end() {
    Sha256 digest{};
    sha256_digest(&context_, digest.size(), digest.data());
    return digest;
  }

 private:
  sha256_ctx context_{};
};

}  // namespace

std::string sha256(std::string_view bytes) { return hex_of_bytes(sha256_bytes(bytes)); }

Sha256 sha256_bytes(std::string_view bytes) {
  Hashing hashing;
  hashing.add(bytes);
  return hashing.end();
}

std::string sha256_of(const std::function<void(const std::function<void(std::string_view)>&)>& write) {
  Hashing hashing;
  write([&](std::string_view bytes) { hashing.add(bytes); });
  return hex_of_bytes(hashing.end());
}

std::string hex_of_bytes(const Sha256& bytes) {
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const unsigned byte : bytes) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

Sha256 bytes_of_hex(std::string_view hex) {
  Sha256 bytes{};
  for (std::size_t i = 0; i < bytes.size() && 2 * i + 1 < hex.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(16 * digits.find(hex[2 * i]) + digits.find(hex[2 * i + 1]));
  return bytes;
}

}  // namespace rubric

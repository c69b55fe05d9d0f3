#pragma once
#include <cstddef>
#include <cstdint>

// The fuzz targets: each takes any bytes and must come back without a crash, whatever they are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

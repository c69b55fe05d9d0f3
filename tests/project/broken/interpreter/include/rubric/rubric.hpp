#include <string>
#include <fmt/format.h>

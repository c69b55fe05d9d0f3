#include "hosts/cli/main.hpp"
#include "render/text.hpp"

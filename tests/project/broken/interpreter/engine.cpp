#include "render/text.hpp"
#include "hosts/cli/main.hpp"

#include "local.hpp"
#include "grammar/rules.hpp"

#include <tao/pegtl.hpp>
#include "grammar/rules.hpp"

#include <tao/pegtl.hpp>
#include "base/source.hpp"

#include "base/id.hpp"

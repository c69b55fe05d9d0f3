#include <rubric/rubric.hpp>
#include "engine.hpp"

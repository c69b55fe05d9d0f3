#include "resolve/model.hpp"

#include <boost/rational.hpp>

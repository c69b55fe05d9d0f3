#  include <boost/rational.hpp>

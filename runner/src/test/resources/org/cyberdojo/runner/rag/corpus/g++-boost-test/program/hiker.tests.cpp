#define BOOST_TEST_MODULE hiker
#include "hiker.hpp"
#include <boost/test/included/unit_test.hpp>

BOOST_AUTO_TEST_CASE(life_the_universe_and_everything)
{
    BOOST_CHECK_EQUAL(answer(), 42);
}

BOOST_AUTO_TEST_CASE(an_answer_is_positive)
{
    BOOST_CHECK_GT(answer(), 0);
}

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "hiker.hpp"
#include <doctest/doctest.h>

TEST_CASE("Life the universe and everything")
{
    CHECK(answer() == 42);
}

TEST_CASE("An answer is positive")
{
    CHECK(answer() > 0);
}

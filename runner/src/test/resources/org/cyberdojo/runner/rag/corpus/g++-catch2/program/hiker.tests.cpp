#define CATCH_CONFIG_MAIN
#include "hiker.hpp"
#include <catch2/catch.hpp>

TEST_CASE("Life the universe and everything")
{
    REQUIRE(answer() == 42);
}

TEST_CASE("An answer is positive")
{
    REQUIRE(answer() > 0);
}

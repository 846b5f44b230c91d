#include "hiker.hpp"
#include <CppUTest/CommandLineTestRunner.h>
#include <CppUTest/TestHarness.h>

TEST_GROUP(Hiker){};

TEST(Hiker, Life_the_universe_and_everything)
{
    CHECK_EQUAL(42, answer());
}

int main(int argc, char **argv)
{
    return CommandLineTestRunner::RunAllTests(argc, argv);
}

#include "hiker.hpp"
#include <cppunit/extensions/HelperMacros.h>
#include <cppunit/extensions/TestFactoryRegistry.h>
#include <cppunit/ui/text/TestRunner.h>

class HikerTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(HikerTest);
    CPPUNIT_TEST(life_the_universe_and_everything);
    CPPUNIT_TEST_SUITE_END();

  public:
    void life_the_universe_and_everything()
    {
        CPPUNIT_ASSERT_EQUAL(42, answer());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HikerTest);

int main()
{
    CppUnit::TextUi::TestRunner runner;
    runner.addTest(CppUnit::TestFactoryRegistry::getRegistry().makeTest());
    return runner.run() ? 0 : 1;
}

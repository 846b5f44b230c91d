#include "hiker.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

struct Listener
{
    virtual ~Listener() = default;
    virtual void hear(int answer) = 0;
};

struct MockListener : Listener
{
    MOCK_METHOD(void, hear, (int), (override));
};

TEST(Hiker, Tells_the_answer)
{
    MockListener listener;
    EXPECT_CALL(listener, hear(42)).Times(1);
    listener.hear(answer());
}

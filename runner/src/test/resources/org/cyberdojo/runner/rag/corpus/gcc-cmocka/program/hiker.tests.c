#include "hiker.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static void life_the_universe_and_everything(void **state)
{
    (void)state;
    assert_int_equal(answer(), 42);
}

static void an_answer_is_positive(void **state)
{
    (void)state;
    assert_true(answer() > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(life_the_universe_and_everything),
        cmocka_unit_test(an_answer_is_positive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

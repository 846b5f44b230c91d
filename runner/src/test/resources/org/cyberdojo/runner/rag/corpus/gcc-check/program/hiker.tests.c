#include "hiker.h"
#include <check.h>
#include <stdlib.h>

START_TEST(life_the_universe_and_everything)
{
    ck_assert_int_eq(answer(), 42);
}
END_TEST

START_TEST(an_answer_is_positive)
{
    ck_assert(answer() > 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("Hiker");
    TCase *core = tcase_create("core");
    SRunner *runner = srunner_create(suite);
    tcase_add_test(core, life_the_universe_and_everything);
    tcase_add_test(core, an_answer_is_positive);
    suite_add_tcase(suite, core);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

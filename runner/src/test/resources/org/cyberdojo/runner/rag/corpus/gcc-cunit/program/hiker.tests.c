#include "hiker.h"
#include <CUnit/Basic.h>

static void life_the_universe_and_everything(void)
{
    CU_ASSERT_EQUAL(answer(), 42);
}

int main(void)
{
    CU_initialize_registry();
    CU_pSuite suite = CU_add_suite("hiker", NULL, NULL);
    CU_add_test(suite, "life_the_universe_and_everything", life_the_universe_and_everything);
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    CU_cleanup_registry();
    return CU_get_error();
}

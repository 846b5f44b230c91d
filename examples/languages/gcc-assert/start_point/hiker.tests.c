#include "hiker.h"
#include <assert.h>
#include <stdio.h>

static void the_answer_to_everything(void)
{
    assert(answer() == 42);
}

int main(void)
{
    the_answer_to_everything();
    puts("All tests passed");
    return 0;
}

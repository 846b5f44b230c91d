from behave import given, then, when
from hiker import Hiker


@given("a hiker")
def step_hiker(context):
    context.hiker = Hiker()


@when("the hiker is asked")
def step_asked(context):
    context.answer = context.hiker.answer()


@then("the answer is {number:d}")
def step_answer(context, number):
    assert context.answer == number, f"it is {context.answer}"

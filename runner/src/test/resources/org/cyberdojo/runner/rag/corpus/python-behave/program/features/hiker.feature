Feature: the answer

  Scenario: life the universe and everything
    Given a hiker
    When the hiker is asked
    Then the answer is 42

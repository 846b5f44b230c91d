import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HikerTest {

  @Test
  void life_the_universe_and_everything() {
    assertEquals(42, new Hiker().answer());
  }

  @Test
  void an_answer_is_positive() {
    assertTrue(new Hiker().answer() > 0);
  }
}

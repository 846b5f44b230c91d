import static org.junit.Assert.*;

import org.junit.Test;

public class HikerTest {

  @Test
  public void life_the_universe_and_everything() {
    assertEquals(42, new Hiker().answer());
  }

  @Test
  public void an_answer_is_positive() {
    assertTrue(new Hiker().answer() > 0);
  }
}

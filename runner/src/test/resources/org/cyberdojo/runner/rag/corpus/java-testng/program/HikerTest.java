import static org.testng.Assert.assertEquals;

import org.testng.annotations.Test;

public class HikerTest {

  @Test
  public void life_the_universe_and_everything() {
    assertEquals(new Hiker().answer(), 42);
  }
}

package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StrikesTest {

  private static final RagLambda LAMBDA = new RagLambda("loop {}");

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Strikes strikes = new Strikes(() -> now);

  @Test
  void a_lambda_that_was_stopped_three_times_is_out_for_five_minutes() {
    strikes.strike(LAMBDA);
    strikes.strike(LAMBDA);
    assertThat(strikes.isOut(LAMBDA)).isFalse();
    strikes.strike(LAMBDA);
    assertThat(strikes.isOut(LAMBDA)).isTrue();
    now = now.plus(Strikes.MEMORY);
    assertThat(strikes.isOut(LAMBDA)).isFalse();
  }

  @Test
  void strikes_far_apart_do_not_add_up() {
    for (int strike = 0; strike < 10; strike++) {
      strikes.strike(LAMBDA);
      now = now.plus(Strikes.MEMORY).plus(Duration.ofSeconds(1));
    }
    strikes.strike(LAMBDA);
    assertThat(strikes.isOut(LAMBDA)).isFalse();
  }

  @Test
  void another_lambda_is_not_to_blame() {
    for (int strike = 0; strike < 3; strike++) {
      strikes.strike(LAMBDA);
    }
    assertThat(strikes.isOut(new RagLambda("loop { }"))).isFalse();
  }
}

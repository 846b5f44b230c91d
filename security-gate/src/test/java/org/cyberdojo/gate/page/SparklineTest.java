package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void the_oldest_is_at_the_left_and_zero_at_the_bottom() {
    Sparkline line = Sparkline.of(List.of(4.0, 0.0, 2.0));

    assertThat(line.points()).isEqualTo("3.0,14.0 60.0,25.0 117.0,3.0");
    assertThat(line.lastX()).isEqualTo("117.0");
    assertThat(line.lastY()).isEqualTo("3.0");
  }

  @Test
  void a_small_change_looks_small() {
    assertThat(Sparkline.of(List.of(9.9, 10.0)).points()).isEqualTo("3.0,3.0 117.0,3.2");
  }

  @Test
  void a_single_tag_is_the_newest_one() {
    assertThat(Sparkline.of(List.of(0.4))).isEqualTo(new Sparkline("117.0,3.0", "117.0", "3.0"));
  }

  @Test
  void tags_that_took_no_time_lie_at_the_bottom() {
    assertThat(Sparkline.of(List.of(0.0, 0.0)).points()).isEqualTo("3.0,25.0 117.0,25.0");
  }

  @Test
  void points_are_written_the_same_where_decimals_have_a_comma() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Sparkline.of(List.of(0.4)).points()).isEqualTo("117.0,3.0");
    } finally {
      Locale.setDefault(usual);
    }
  }
}

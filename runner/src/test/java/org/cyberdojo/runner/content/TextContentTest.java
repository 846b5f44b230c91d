package org.cyberdojo.runner.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextContentTest {

  private static TextContent whole(byte... bytes) {
    return TextContent.of(bytes, true);
  }

  @Test
  void text_of_51200_characters_is_whole_whatever_its_bytes() {
    for (String character : new String[] {"x", "é", "€", "𝄞"}) {
      String text = character.repeat(51_200);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(whole(bytes)).isEqualTo(new TextContent(text, false));
      assertThat(bytes.length).isLessThanOrEqualTo(TextContent.MOST_BYTES);
    }
  }

  @Test
  void one_character_more_is_cut_between_characters() {
    assertThat(TextContent.of("𝄞".repeat(51_201)))
        .isEqualTo(new TextContent("𝄞".repeat(51_200), true));
  }

  @Test
  void text_that_was_cut_on_its_way_says_so_even_when_what_is_left_is_short() {
    assertThat(TextContent.of(new byte[] {'a', (byte) 0xff}, false))
        .isEqualTo(new TextContent("a", true));
  }

  @Test
  void bytes_that_are_no_utf_8_are_dropped() {
    assertThat(whole((byte) 'a', (byte) 0xc3, (byte) '(', (byte) 0x80, (byte) 0xf0, (byte) 0x9f))
        .isEqualTo(new TextContent("a(", false));
  }
}

package org.cyberdojo.manifest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStampTest {

  private static final Instant TIME = Instant.parse("2000-01-01T00:00:00Z");

  @TempDir private Path folder;

  private FolderStamp before;

  @BeforeEach
  void fill() throws IOException {
    write("0/start_point/manifest.json", "{}");
    write("1/a", "a");
    write("image.type", "languages");
    before = stamp();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(TIME));
  }

  private FolderStamp stamp() throws IOException {
    return FolderStamp.of(folder, "served");
  }

  @Test
  void it_can_be_told_from_what_goes_into_the_folder_in_any_order() {
    long time = TIME.getEpochSecond();
    assertThat(
            FolderStamp.EMPTY
                .plus("image.type", 9, time)
                .plus("1/a", 1, time)
                .plus("0/start_point/manifest.json", 2, time))
        .isEqualTo(before);
  }

  @Test
  void a_link_counts_with_the_length_of_its_target() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("1/link"), Path.of("../é"));
    long time = Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS).toMillis();
    assertThat(stamp()).isEqualTo(before.plus("1/link", 5, Math.floorDiv(time, 1000)));
  }

  @Test
  void the_file_that_does_not_count_does_not_count() throws IOException {
    write("served", "x");
    assertThat(stamp()).isEqualTo(before);
    write("1/served", "x");
    assertThat(stamp()).isNotEqualTo(before);
  }

  @Test
  void a_file_of_another_size_or_time_is_seen() throws IOException {
    write("1/a", "ab");
    assertThat(stamp()).isNotEqualTo(before);
    write("1/a", "b");
    assertThat(stamp()).as("neither size nor time is another").isEqualTo(before);
    Files.setLastModifiedTime(folder.resolve("1/a"), FileTime.from(TIME.plusSeconds(1)));
    assertThat(stamp()).isNotEqualTo(before);
  }

  @Test
  void a_file_more_or_less_or_with_another_name_is_seen() throws IOException {
    write("1/empty", "");
    assertThat(stamp()).isNotEqualTo(before);
    Files.delete(folder.resolve("1/empty"));
    Files.move(folder.resolve("1/a"), folder.resolve("1/b"));
    assertThat(stamp()).isNotEqualTo(before);
    Files.delete(folder.resolve("1/b"));
    assertThat(stamp()).isNotEqualTo(before);
  }
}

package org.cyberdojo.startpoint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.serving.KeptStartPoints;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.serving.UnservableStartPointException;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.FolderStamp;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartPointFolderTest {

  private static final CommitSha MAKER = CommitSha.of("0123456789".repeat(4));

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("SHA", MAKER.text()));

  @BeforeEach
  void fill() throws IOException {
    Files.writeString(folder.resolve("image.type"), "languages\n");
    write(language("C"), folder.resolve("0"));
    write(language("Bash"), folder.resolve("10"));
  }

  private static FileTree language(String name) {
    return StartPoints.language(name, name, "assert", "org/" + name.toLowerCase(Locale.ROOT));
  }

  private static void write(FileTree tree, Path to) throws IOException {
    for (TreeEntry entry : tree.entries()) {
      Path file = to.resolve(entry.path());
      Files.createDirectories(file.getParent());
      Files.write(file, tree.read((TreeEntry.RegularFile) entry));
    }
  }

  private List<String> names() {
    return new StartPointFolder(folder).load(new Environment(environment)).names();
  }

  @Test
  void every_clone_is_read() {
    assertThat(names()).containsExactly("Bash, assert", "C, assert");
  }

  @Test
  void a_start_point_that_would_fail_the_checks_is_told() throws IOException {
    Files.writeString(folder.resolve("0/start_point/manifest.json"), "{");
    assertThatThrownBy(this::names).isInstanceOf(UnservableStartPointException.class);
  }

  /** What is kept differs from the files here, so that one sees which of them is served. */
  @Nested
  class What_the_image_keeps {

    @BeforeEach
    void keep() throws IOException {
      Files.write(
          folder.resolve(KeptStartPoints.FILENAME),
          KeptStartPoints.bytes(
              ServedStartPoints.load(LANGUAGES, List.of(language("Kept"))),
              FolderStamp.of(folder, KeptStartPoints.FILENAME),
              MAKER));
    }

    @Test
    void is_served() {
      assertThat(names()).containsExactly("Kept, assert");
    }

    @Test
    void is_not_when_a_file_has_changed() throws IOException {
      Files.writeString(folder.resolve("10/start_point/cyber-dojo.sh"), "make test\n");
      assertThat(names()).containsExactly("Bash, assert", "C, assert");
    }

    @Test
    void is_not_looked_for_in_a_clone() throws IOException {
      Files.move(
          folder.resolve(KeptStartPoints.FILENAME),
          folder.resolve("0/" + KeptStartPoints.FILENAME));
      assertThat(names()).containsExactly("Bash, assert", "C, assert");
    }

    @Test
    void is_not_when_there_is_a_clone_more() throws IOException {
      write(language("Zig"), folder.resolve("11"));
      assertThat(names()).containsExactly("Bash, assert", "C, assert", "Zig, assert");
    }

    @Test
    void is_not_by_a_server_of_another_version() {
      environment.put("SHA", "a".repeat(40));
      assertThat(names()).containsExactly("Bash, assert", "C, assert");
    }

    @Test
    void is_not_when_it_cannot_be_read() throws IOException {
      Path kept = folder.resolve(KeptStartPoints.FILENAME);
      byte[] bytes = Files.readAllBytes(kept);
      Files.write(kept, Arrays.copyOf(bytes, bytes.length - 1));
      assertThat(names()).containsExactly("Bash, assert", "C, assert");
      Files.delete(kept);
      Files.createDirectory(kept);
      assertThat(names()).containsExactly("Bash, assert", "C, assert");
    }
  }
}

package org.cyberdojo.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolNamesTest {

  private static final Path HOME = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  @Test
  void a_library_without_them_is_smaller_and_has_no_sections() throws IOException {
    Path original = HOME.resolve("lib/libverify.so");
    Path library = Files.copy(original, folder.resolve("libverify.so"));

    SymbolNames.removeFrom(library);

    assertThat(Files.size(library)).isLessThan(Files.size(original));
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(library)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getLong(0x28)).as("offset of the sections").isZero();
    assertThat(header.getShort(0x3c)).as("number of sections").isZero();
  }

  @Test
  void a_library_without_them_can_be_loaded() throws Exception {
    Path library = Files.copy(HOME.resolve("lib/libextnet.so"), folder.resolve("libextnet.so"));
    SymbolNames.removeFrom(library);
    Path source =
        Files.writeString(
            folder.resolve("Load.java"),
            "class Load { public static void main(String[] a) { System.load(a[0]); } }");

    Process java =
        new ProcessBuilder(
                HOME.resolve("bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                source.toString(),
                library.toString())
            .inheritIO()
            .start();

    assertThat(java.waitFor()).isZero();
  }

  @Test
  void what_is_no_library_is_left_as_it_is() throws IOException {
    String text = "no library, but longer than the header of one: ".repeat(3);
    Path file = Files.writeString(folder.resolve("text.so"), text);

    SymbolNames.removeFrom(file);

    assertThat(file).hasContent(text);
  }
}

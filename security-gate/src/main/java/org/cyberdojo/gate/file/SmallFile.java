package org.cyberdojo.gate.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that a command line or an environment names. */
public final class SmallFile {

  private SmallFile() {}

  /**
   * The file's text.
   *
   * @param what the file is, for the error
   * @throws UnreadableFileException when it cannot be read, or is too large
   */
  public static String text(Path file, int mostBytes, String what) {
    return new String(bytes(file, mostBytes, what), StandardCharsets.UTF_8);
  }

  /**
   * The file's bytes.
   *
   * @param what the file is, for the error
   * @throws UnreadableFileException when it cannot be read, or is too large
   */
  public static byte[] bytes(Path file, int mostBytes, String what) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new UnreadableFileException(
            what, file, "it has more than " + (mostBytes >> 20) + " MB");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(what, file, "there is no such file");
    } catch (IOException e) {
      throw new UnreadableFileException(
          what, file, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}

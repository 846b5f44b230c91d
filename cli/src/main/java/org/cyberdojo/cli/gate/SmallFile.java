package org.cyberdojo.cli.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cyberdojo.cli.command.CommandFailure;

/** Files that a command line names, read whole and within bounds. */
final class SmallFile {

  private SmallFile() {}

  /** The file's text. */
  static String text(Path file, int mostBytes, String what) {
    return new String(bytes(file, mostBytes, what), StandardCharsets.UTF_8);
  }

  /**
   * The file's bytes.
   *
   * @param what the file is, for the error
   * @throws CommandFailure when it cannot be read, or is too large
   */
  static byte[] bytes(Path file, int mostBytes, String what) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw failure(file, what, "it has more than " + (mostBytes >> 20) + " MB");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw failure(file, what, "there is no such file");
    } catch (IOException e) {
      throw failure(file, what, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static CommandFailure failure(Path file, String what, String reason) {
    return CommandFailure.of(
        1, "Tried to read the " + what + " " + file + " but failed because " + reason);
  }
}

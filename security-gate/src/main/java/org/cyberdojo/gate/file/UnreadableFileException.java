package org.cyberdojo.gate.file;

import java.nio.file.Path;

/** A file cannot be read, or is too large. */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String what, Path file, String reason) {
    super("Tried to read the " + what + " " + file + " but failed because " + reason);
  }
}

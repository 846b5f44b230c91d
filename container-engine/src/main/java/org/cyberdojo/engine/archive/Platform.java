package org.cyberdojo.engine.archive;

import java.util.Locale;

/**
 * What an image's programs run on, in Go's words.
 *
 * @param os {@code linux}
 * @param architecture {@code amd64}, {@code arm64}
 */
public record Platform(String os, String architecture) {

  /** Linux on this machine's processor. */
  public static Platform ofThisMachine() {
    String java = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return new Platform(
        "linux",
        switch (java) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> java;
        });
  }
}

package org.cyberdojo.runner.sandbox;

import java.nio.charset.StandardCharsets;

/**
 * What goes into a sandbox.
 *
 * @param id the caller's name for the run; cyber-dojo.sh sees it as {@code CYBER_DOJO_ID}
 * @param files to run with
 * @param harvest whether text files are wanted back
 */
public record SandboxInput(String id, SandboxFiles files, boolean harvest) {

  private static final int LONGEST_ID = 256;

  public SandboxInput {
    if (id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "an id has at most " + LONGEST_ID + " characters, none of them NUL");
    }
  }

  /** The id and the harvest's yes or no, a NUL after each; a tar file follows. */
  byte[] head() {
    return (id + "\0" + (harvest ? "yes" : "no") + "\0").getBytes(StandardCharsets.UTF_8);
  }
}

package org.cyberdojo.manifest.layout;

/** The files that say where a start-point came from are missing or do not hold what they should. */
public final class UnreadableProvenanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableProvenanceException(String path, String reason) {
    super(
        "Tried to read "
            + path
            + " but failed because "
            + reason
            + "; make the start-point image again with cyber-dojo start-point create");
  }
}

package org.cyberdojo.builder.git;

import java.io.IOException;

/** A repository is larger, slower or stranger than is accepted. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}

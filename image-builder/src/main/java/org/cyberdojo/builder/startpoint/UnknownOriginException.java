package org.cyberdojo.builder.startpoint;

import org.cyberdojo.builder.startpoint.StartPointArgument.OfImage;

/** An image that does not say which commit of which repository it was built from. */
public final class UnknownOriginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownOriginException(OfImage argument, String reason) {
    super(
        "Tried to find the repository of "
            + argument.given()
            + " but failed because "
            + reason
            + "; give the repository's url instead, or build the image with cyber-dojo ltf build");
  }
}

package org.cyberdojo.builder.ltf;

/** A CI that is known to build, for a reason that is not known. */
public final class UnknownModeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownModeException(String reason) {
    super(
        "Tried to find out whether to publish but failed because "
            + reason
            + "; say --mode=commit, --mode=cron or --mode=local");
  }
}

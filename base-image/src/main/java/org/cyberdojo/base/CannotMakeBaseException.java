package org.cyberdojo.base;

/**
 * The base image cannot be made on this machine. Its message says what was tried, why it failed,
 * and what to do.
 */
final class CannotMakeBaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotMakeBaseException(String tried, String reason, String fix) {
    super(text(tried, reason, fix));
  }

  CannotMakeBaseException(String tried, String reason, String fix, Throwable cause) {
    super(text(tried, reason, fix), cause);
  }

  private static String text(String tried, String reason, String fix) {
    return "Tried to "
        + tried
        + " but failed because "
        + reason
        + "; "
        + fix
        + ", or build without the base image (-Dskip.base) and name one by CYBER_DOJO_START_POINTS_BASE_IMAGE";
  }
}

package org.cyberdojo.http;

/** The service's port is taken, or may not be listened on. */
public final class CannotListenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotListenException(String host, int port, Throwable cause) {
    super(
        "Tried to listen on %s:%d but failed because %s; perhaps another service is there: choose another port"
            .formatted(host, port, reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    for (Throwable next = root.getCause(); next != null; next = root.getCause()) {
      root = next;
    }
    return String.valueOf(root.getMessage());
  }
}

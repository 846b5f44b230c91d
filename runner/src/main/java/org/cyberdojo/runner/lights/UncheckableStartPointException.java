package org.cyberdojo.runner.lights;

/** A start-point, or an image, with which the traffic-light check cannot be made. */
public final class UncheckableStartPointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UncheckableStartPointException(String reason) {
    super("Tried to check the traffic lights but failed because " + reason);
  }
}

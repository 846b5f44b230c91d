package org.cyberdojo.engine.failure;

/** An image that cannot be removed because a container was made from it. */
public final class ImageInUseException extends EngineException {

  private static final long serialVersionUID = 1L;

  public ImageInUseException(String tried, String reason) {
    super("image-in-use", tried, reason, "remove the containers that were made from it");
  }
}

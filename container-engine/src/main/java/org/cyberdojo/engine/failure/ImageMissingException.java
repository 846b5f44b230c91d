package org.cyberdojo.engine.failure;

/** The engine, or the registry that it asked, has no such image. */
public final class ImageMissingException extends EngineException {

  private static final long serialVersionUID = 1L;

  public ImageMissingException(String tried, String reason, String fix) {
    super("image-missing", tried, reason, fix);
  }
}

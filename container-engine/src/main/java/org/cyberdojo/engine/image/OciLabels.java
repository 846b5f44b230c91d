package org.cyberdojo.engine.image;

/**
 * What an image says of itself by labels.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">Their
 *     meaning</a>
 */
public final class OciLabels {

  private static final String PREFIX = "org.opencontainers.image.";

  /** When it was built, RFC 3339. */
  public static final String CREATED = PREFIX + "created";

  /** The commit that it was built from. */
  public static final String REVISION = PREFIX + "revision";

  /** The url of the repository that it was built from. */
  public static final String SOURCE = PREFIX + "source";

  /** Its name for people. */
  public static final String TITLE = PREFIX + "title";

  /** The name of the image that it stands on. */
  public static final String BASE_NAME = PREFIX + "base.name";

  /** The digest of the image that it stands on. */
  public static final String BASE_DIGEST = PREFIX + "base.digest";

  private OciLabels() {}
}

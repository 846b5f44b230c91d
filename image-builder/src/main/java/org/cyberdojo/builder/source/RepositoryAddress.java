package org.cyberdojo.builder.source;

import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * Where a repository is cloned from, with the user info ({@code user:token@}) that its url may have
 * been given with. Only an adapter that connects asks for {@link #withUserInfo}; everything that is
 * printed, stored or served uses {@link #url}. Its {@code toString} holds no user info.
 */
public final class RepositoryAddress {

  private final String withUserInfo;
  private final RepositoryUrl url;

  private RepositoryAddress(String withUserInfo) {
    this.withUserInfo = withUserInfo;
    this.url = RepositoryUrl.of(withUserInfo);
  }

  /**
   * An address.
   *
   * @param text an absolute url, or ssh's short form {@code user@host:path}
   * @throws IllegalArgumentException when the text is not one line
   */
  public static RepositoryAddress of(String text) {
    return new RepositoryAddress(text);
  }

  /** The address as it was given. It may hold a secret: never print, log or store it. */
  public String withUserInfo() {
    return withUserInfo;
  }

  /** The address without user info. */
  public RepositoryUrl url() {
    return url;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RepositoryAddress that && withUserInfo.equals(that.withUserInfo);
  }

  @Override
  public int hashCode() {
    return withUserInfo.hashCode();
  }

  @Override
  public String toString() {
    return url.text();
  }
}

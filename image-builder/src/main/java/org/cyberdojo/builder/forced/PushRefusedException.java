package org.cyberdojo.builder.forced;

import org.cyberdojo.manifest.source.RepositoryUrl;

/** A commit that could not be pushed. Its message holds no user info. */
public final class PushRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PushRefusedException(RepositoryUrl url, String reason, String fix) {
    super("Tried to push a commit to " + url + " but failed because " + reason + "; " + fix);
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "push-refused";
  }
}

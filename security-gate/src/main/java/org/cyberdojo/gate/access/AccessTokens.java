package org.cyberdojo.gate.access;

import java.time.Instant;
import java.util.List;

/** The tokens that are kept. Safe for any thread. */
public interface AccessTokens {

  /**
   * Keeps a token. Several may have one name: so that a new one is in use before the old one is
   * revoked.
   */
  void add(AccessToken token);

  /**
   * Revokes the tokens of a name.
   *
   * @return how many there were
   */
  int revoke(String name, Instant now);

  /** The tokens that are not revoked, those that have ended among them. */
  List<AccessToken> list();
}

package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** Lets pass only who sends {@code Authorization: Bearer <token>}. */
public final class BearerToken implements Guard {

  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  private BearerToken(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("a blank token would let everybody pass");
    }
    this.token = token.getBytes(UTF_8);
  }

  public static BearerToken of(String token) {
    return new BearerToken(token);
  }

  @Override
  public void check(RequestHead head) {
    String sent =
        head.header("Authorization")
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length()).strip())
            .orElseThrow(() -> Refusal.unauthorized("a bearer token is needed"));
    // in constant time, so that the answer's time does not tell how many characters were right
    if (!MessageDigest.isEqual(token, sent.getBytes(UTF_8))) {
      throw Refusal.unauthorized("the bearer token is not the right one");
    }
  }
}

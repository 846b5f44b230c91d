package org.cyberdojo.gate.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a token. A token is long and random, so that nobody can guess it from its hash; it
 * needs no salt and no slow hash.
 *
 * @param hex 64 lower-case hex digits
 */
public record TokenHash(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public TokenHash {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a token's hash has 64 lower-case hex digits");
    }
  }

  /** The hash of a token. */
  public static TokenHash of(String token) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new TokenHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether both are the same; takes the same time whether they are or not. */
  public boolean isSameAs(TokenHash other) {
    return MessageDigest.isEqual(hex.getBytes(UTF_8), other.hex.getBytes(UTF_8));
  }
}

package org.cyberdojo.engine.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A sha256 under way. */
final class Sha256 {

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hexOf(byte[] bytes) {
    return HexFormat.of().formatHex(new Sha256().digest.digest(bytes));
  }

  MessageDigest digest() {
    return digest;
  }

  /** The name of the layer whose bytes went through. */
  DiffId diffId() {
    return new DiffId("sha256:" + HexFormat.of().formatHex(digest.digest()));
  }
}

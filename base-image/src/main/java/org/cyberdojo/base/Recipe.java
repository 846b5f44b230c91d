package org.cyberdojo.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the base image is made of, as a text that changes when any of it changes. */
final class Recipe {

  private Recipe() {}

  static String of(Path server, Path classes) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(System.getProperty("java.runtime.version")).append('\n');
    text.append(System.getProperty("java.home")).append('\n');
    for (Path part : List.of(Server.jarIn(server), server.resolve("lib"), classes)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          text.append(sha256(file)).append(' ').append(file.getFileName()).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package org.cyberdojo.gate.risk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What is wrong with an image, in a scanner's or a person's words.
 *
 * @param severity how bad it is
 * @param reason why, one line a reader understands; at most {@value #MOST_CHARACTERS} characters,
 *     longer ones are cut
 * @param reference the name it has in the world, such as {@code CVE-2024-3094}
 * @param link an http or https address that tells more
 */
public record Finding(
    Severity severity, String reason, Optional<String> reference, Optional<String> link) {

  private static final int MOST_CHARACTERS = 500;

  public Finding {
    reason = oneLine(reason);
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "a risk mark needs a reason: say what is wrong with the image");
    }
    reference = reference.map(Finding::oneLine).filter(text -> !text.isBlank());
    link = link.filter(Finding::isWebAddress);
  }

  public static Finding of(Severity severity, String reason) {
    return new Finding(severity, reason, Optional.empty(), Optional.empty());
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
  }

  /** Whether a page may link to it: a {@code javascript:} address, for one, is none. */
  private static boolean isWebAddress(String text) {
    try {
      String scheme = new URI(text).getScheme();
      return text.length() <= 2048
          && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

package org.cyberdojo.gate.page;

import java.util.Optional;
import org.cyberdojo.gate.verdict.Verdict;

/**
 * What somebody wants to see.
 *
 * @param isServices whether the services' tab is open, or the languages'
 * @param search part of a name, a tag or a sha; empty for all
 * @param image one image, host and name, with all its tags and reasons; empty for all images
 * @param verdict only images whose newest tag has this verdict
 * @param sort in which order
 */
public record ShasQuery(
    boolean isServices, String search, String image, Optional<Verdict> verdict, Sort sort) {

  private static final int MOST_CHARACTERS = 300;

  public ShasQuery {
    search = cut(search.strip());
    image = cut(image.strip());
  }

  /** What an address asks for; what it says wrongly is passed over. */
  public static ShasQuery of(String tab, String search, String image, String verdict, String sort) {
    return new ShasQuery(tab.equals("services"), search, image, Verdict.of(verdict), Sort.of(sort));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }

  /** Whether one image is asked for. */
  public boolean isOneImage() {
    return !image.isEmpty();
  }
}

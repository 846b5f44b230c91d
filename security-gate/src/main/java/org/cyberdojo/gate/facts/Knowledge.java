package org.cyberdojo.gate.facts;

import java.time.Instant;

/** What the catalog knows of an image. */
public sealed interface Knowledge {

  /**
   * It has it.
   *
   * @param recorded since when
   */
  record Recorded(Instant recorded) implements Knowledge {}

  /** It has never heard of it. */
  record NeverHeardOf() implements Knowledge {}

  /**
   * It has the tag, but as another image.
   *
   * @param recordedDigest the digest that it has
   */
  record OtherDigest(String recordedDigest) implements Knowledge {}

  /** There is no catalog to ask: the image is judged by what it says of itself. */
  record NoCatalog() implements Knowledge {}
}

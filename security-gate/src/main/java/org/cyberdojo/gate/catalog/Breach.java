package org.cyberdojo.gate.catalog;

import java.time.Instant;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Somebody offered another image under a tag that always means the same image. The offer was
 * refused.
 *
 * @param image name and tag
 * @param recordedDigest the image that the tag means
 * @param offeredDigest the one that was offered
 * @param at when
 * @param by who offered it
 */
public record Breach(
    ImageName image, String recordedDigest, String offeredDigest, Instant at, String by) {

  /** The breach as a sentence. */
  public String sentence() {
    return "Tried to record "
        + image
        + " as "
        + offeredDigest
        + " but failed because it is recorded as "
        + recordedDigest
        + ": a tag of 7 hex digits always means the same image, so this is an immutability breach."
        + " Perhaps you should build from a new commit, and find out who pushed over the tag";
  }
}

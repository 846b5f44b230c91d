package org.cyberdojo.gate.policy;

import org.cyberdojo.gate.verdict.Verdict;

/**
 * How long an image may be used after a later tag of it came.
 *
 * @param graceDays whole days since the first later tag; from 0 up
 * @param action what becomes of it after that
 */
public record LaterTag(int graceDays, Verdict action) {

  public LaterTag {
    if (graceDays < 0) {
      throw new IllegalArgumentException("later-tag cannot have a grace of " + graceDays + " days");
    }
  }
}

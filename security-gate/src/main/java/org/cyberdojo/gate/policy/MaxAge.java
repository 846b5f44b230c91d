package org.cyberdojo.gate.policy;

import org.cyberdojo.gate.verdict.Verdict;

/**
 * How old an image may be.
 *
 * @param days the age it may have, in whole days; from 1 up
 * @param action what becomes of an older one
 * @param undated what becomes of one whose date is missing or cannot be true
 */
public record MaxAge(int days, Verdict action, Verdict undated) {

  public MaxAge {
    if (days < 1) {
      throw new IllegalArgumentException("max-age needs one day at least, and has " + days);
    }
  }
}

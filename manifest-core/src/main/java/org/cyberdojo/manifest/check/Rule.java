package org.cyberdojo.manifest.check;

import java.util.stream.Stream;

/**
 * One thing that a manifest must do, or must not do. Rules have no state and know nothing of each
 * other.
 */
@FunctionalInterface
interface Rule {

  /**
   * Every way in which the manifest breaks the rule, found as the stream is read; none when it
   * keeps it.
   */
  Stream<Fault> check(Manifest manifest);
}

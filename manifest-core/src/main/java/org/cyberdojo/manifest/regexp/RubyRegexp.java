package org.cyberdojo.manifest.regexp;

import org.jcodings.specific.UTF8Encoding;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;
import org.joni.WarnCallback;

/**
 * Tells whether a text is a regular expression in <a
 * href="https://github.com/k-takata/Onigmo/blob/master/doc/RE">Ruby's syntax</a>, by the engine
 * that JRuby has. Patterns come from strangers: they are compiled, never matched, and those that
 * would take long to compile are refused.
 */
public final class RubyRegexp {

  /** In characters; a real one has some 120. */
  public static final int LONGEST = 500;

  /**
   * Calls of groups, {@code \g<name>}: a few dozen that call each other take the engine years to
   * analyse.
   */
  static final int MOST_CALLS = 8;

  /** Grapheme clusters, {@code \X}: each is expanded into a pattern that takes milliseconds. */
  static final int MOST_CLUSTERS = 2;

  private RubyRegexp() {}

  /** Whether Ruby's {@code Regexp.new} takes the pattern, and it is none that takes long. */
  public static boolean isWellFormed(String pattern) {
    return pattern.length() <= LONGEST
        && count("\\g", pattern) <= MOST_CALLS
        && count("\\X", pattern) <= MOST_CLUSTERS
        && compiles(pattern);
  }

  private static int count(String part, String pattern) {
    int count = 0;
    for (int at = pattern.indexOf(part); at >= 0; at = pattern.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static boolean compiles(String pattern) {
    try {
      byte[] bytes = RubyEscapes.resolve(pattern);
      new Regex(
          bytes,
          0,
          bytes.length,
          Option.NONE,
          UTF8Encoding.INSTANCE,
          Syntax.RUBY,
          WarnCallback.NONE);
      return true;
    } catch (RuntimeException e) {
      // the engine's own, or a fault of the engine that a hostile pattern found: Ruby would refuse
      // it or crash
      return false;
    }
  }
}

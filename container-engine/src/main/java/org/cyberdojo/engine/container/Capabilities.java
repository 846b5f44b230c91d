package org.cyberdojo.engine.container;

import java.util.Set;

/**
 * Which of root's powers a container may have.
 *
 * @param dropped names without {@code CAP_}; {@code ALL} is every one
 * @param added names without {@code CAP_}
 */
public record Capabilities(Set<String> dropped, Set<String> added) {

  /** What the engine gives when nothing is said. */
  public static final Capabilities ENGINE_DEFAULT = new Capabilities(Set.of(), Set.of());

  /** None at all. */
  public static final Capabilities NONE = new Capabilities(Set.of("ALL"), Set.of());

  public Capabilities {
    dropped = Set.copyOf(dropped);
    added = Set.copyOf(added);
  }

  /** What the engine gives, and one more. */
  public static Capabilities defaultAnd(String one) {
    return new Capabilities(Set.of(), Set.of(one));
  }
}

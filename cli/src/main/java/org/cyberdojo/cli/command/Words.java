package org.cyberdojo.cli.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which commands of a tree of commands a command line can mean, so that the others are not made: to
 * read what a command takes is most of the time that a short one needs.
 */
public sealed interface Words {

  /** The members of a group that are wanted, each with what is wanted of its own members. */
  SequencedMap<String, Words> wanted(Collection<String> members);

  /** All commands of the tree. */
  static Words everything() {
    return new Everything();
  }

  /** Those that a command line can mean. */
  static Words of(List<String> words) {
    return new Line(List.copyOf(words));
  }

  /** All, down to the last. */
  record Everything() implements Words {

    @Override
    public SequencedMap<String, Words> wanted(Collection<String> members) {
      return each(members, this);
    }
  }

  /** None: a group is only named. */
  record Nothing() implements Words {

    @Override
    public SequencedMap<String, Words> wanted(Collection<String> members) {
      return new LinkedHashMap<>();
    }
  }

  /**
   * The member that the first word names; without one all members, so that help can name them.
   *
   * @param words what follows the group's own name
   */
  record Line(List<String> words) implements Words {

    @Override
    public SequencedMap<String, Words> wanted(Collection<String> members) {
      String first = words.isEmpty() ? "" : words.getFirst();
      if (first.startsWith("@")) { // a file of arguments, which picocli reads
        return each(members, everything());
      }
      return members.contains(first)
          ? each(List.of(first), new Line(words.subList(1, words.size())))
          : each(members, new Nothing());
    }
  }

  private static SequencedMap<String, Words> each(Collection<String> members, Words words) {
    SequencedMap<String, Words> wanted = new LinkedHashMap<>();
    members.forEach(member -> wanted.put(member, words));
    return wanted;
  }
}

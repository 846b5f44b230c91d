package org.cyberdojo.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The members of a group of commands, made when they are wanted. */
public final class Subcommands {

  private final Words words;
  private final Map<String, Function<Words, CommandLine>> members = new LinkedHashMap<>();

  private Subcommands(Words words) {
    this.words = words;
  }

  /** None yet. */
  public static Subcommands wantedBy(Words words) {
    return new Subcommands(words);
  }

  /**
   * With one more command.
   *
   * @param name as the command itself says
   */
  public Subcommands add(String name, Supplier<? extends Described> command) {
    return addGroup(name, _ -> CommandGroup.command(command.get()));
  }

  /** With a group of commands. */
  public Subcommands addGroup(String name, Function<Words, CommandLine> group) {
    members.put(name, group);
    return this;
  }

  /** The group that holds those which are wanted. */
  public CommandLine of(CommandGroup group) {
    CommandLine line = CommandGroup.command(group);
    words
        .wanted(members.keySet())
        .forEach(
            (name, own) -> line.addSubcommand(name, requireNonNull(members.get(name)).apply(own)));
    return line;
  }
}

package org.cyberdojo.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.manifest.terminal.SafeText;

/** A command that ends with an exit status of its own and lines on stderr that say why. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> lines;

  private CommandFailure(int status, List<String> lines) {
    super(String.join("\n", lines));
    this.status = status;
    this.lines = List.copyOf(lines);
  }

  /**
   * A failure that prints {@code ERROR: text} and the lines after it.
   *
   * @param status the exit status, not 0
   */
  public static CommandFailure of(int status, String text, String... more) {
    return new CommandFailure(status, join("ERROR: " + text, more));
  }

  /** A failure whose lines are printed as they are. */
  public static CommandFailure ofLines(int status, List<String> lines) {
    return new CommandFailure(status, lines);
  }

  /**
   * A failure that prints {@code ERROR: text} for each fault.
   *
   * @param faults of unknown origin: each is made fit for a terminal
   */
  public static CommandFailure ofFaults(int status, List<String> faults) {
    return new CommandFailure(
        status, faults.stream().map(fault -> "ERROR: " + SafeText.of(fault)).toList());
  }

  private static List<String> join(String first, String... more) {
    List<String> lines = new ArrayList<>(List.of(first));
    lines.addAll(List.of(more));
    return lines;
  }

  public int status() {
    return status;
  }

  public List<String> lines() {
    return lines;
  }
}

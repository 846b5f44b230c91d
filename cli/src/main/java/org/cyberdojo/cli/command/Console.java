package org.cyberdojo.cli.command;

import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * Where a command speaks: answers go to {@code out}, errors and progress to {@code err}.
 *
 * @param out answers, for people and scripts
 * @param err errors, and progress when it is a terminal
 * @param progress whether a person is watching {@code err}, so that progress may be drawn there
 */
public record Console(PrintStream out, PrintStream err, boolean progress) {

  /** What the launcher sets when standard error is a terminal, which Java itself cannot tell. */
  private static final String TERMINAL = "cyber-dojo.stderr.terminal";

  public static Console ofProcess(PrintStream out, PrintStream err) {
    return new Console(out, err, Boolean.getBoolean(TERMINAL));
  }

  /** One line of the answer, seen at once. */
  public void say(String line) {
    out.print(line + "\n");
    out.flush();
  }

  /** One line of an error. */
  public void complain(String line) {
    err.print(line + "\n");
    err.flush();
  }

  /** For picocli, which speaks through writers. */
  public PrintWriter outWriter() {
    return new PrintWriter(out, true, out.charset());
  }

  /** For picocli, which speaks through writers. */
  public PrintWriter errWriter() {
    return new PrintWriter(err, true, err.charset());
  }
}

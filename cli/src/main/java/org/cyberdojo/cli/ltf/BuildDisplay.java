package org.cyberdojo.cli.ltf;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cyberdojo.builder.ltf.BuildListener;
import org.cyberdojo.builder.ltf.Step;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.manifest.terminal.SafeText;

/** Shows a build step by step, each with its duration, what they say being indented. */
final class BuildDisplay implements BuildListener {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Console console;

  BuildDisplay(Console console) {
    this.console = console;
  }

  @Override
  public void began(Step step) {
    console.say(step.number() + " " + step.text());
  }

  @Override
  public void said(Step step, String line) {
    console.say("  | " + SafeText.of(asShown(line)));
  }

  @Override
  public void warned(Step step, String warning) {
    console.say("  WARNING: " + SafeText.of(warning));
  }

  @Override
  public void passed(Step step, Duration duration, String summary) {
    console.say("  passed in " + seconds(duration) + ": " + SafeText.of(summary));
  }

  @Override
  public void skipped(Step step, String reason) {
    console.say(step.number() + " " + step.text() + "\n  skipped: " + SafeText.of(reason));
  }

  @Override
  public void failed(Step step, Duration duration) {
    console.say("  FAILED after " + seconds(duration));
  }

  /**
   * What a terminal shows of a line in the end: no colours, and of what is overwritten the last.
   */
  private static String asShown(String line) {
    String plain = COLOUR.matcher(line).replaceAll("").stripTrailing();
    return plain.substring(plain.lastIndexOf('\r') + 1);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }
}

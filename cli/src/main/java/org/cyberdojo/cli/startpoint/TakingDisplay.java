package org.cyberdojo.cli.startpoint;

import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * Shows repositories as they are taken: a line each on stdout, and progress where somebody watches.
 */
final class TakingDisplay implements TakingListener {

  private final Console console;
  private final StartPointType type;
  private final ProgressLine progress;

  TakingDisplay(Console console, StartPointType type, ProgressLine progress) {
    this.console = console;
    this.type = type;
    this.progress = progress;
  }

  @Override
  public void cloning(RepositoryArgument argument) {
    say("git clone " + GivenUrl.of(argument));
  }

  @Override
  public void checkingOut(RepositoryArgument argument) {
    say("git checkout " + GivenUrl.sha7(argument));
  }

  @Override
  public void taken(TakenRepository repository) {
    say(type.option() + " \t " + repository.argument().given());
  }

  @Override
  public void progress(RepositoryArgument argument, String task, int done, int total) {
    progress.show(argument.url().lastSegment() + ": " + task + amount(done, total));
  }

  private void say(String line) {
    progress.clear();
    console.say(line);
  }

  private static String amount(int done, int total) {
    return total == 0 ? " " + done : " " + done + "/" + total;
  }
}

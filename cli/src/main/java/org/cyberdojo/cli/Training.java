package org.cyberdojo.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/**
 * What the build runs, so that the Java runtime can keep the classes that the commands load: it
 * calls commands as far as they go without an engine and a network.
 *
 * <p>usage: {@code Training} for the help of commands; {@code Training FOLDER}, a git repository,
 * for their work
 */
final class Training {

  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private static final Console CONSOLE = new Console(NOWHERE, NOWHERE, false);

  private Training() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      speak();
    } else {
      work(arguments[0]);
    }
  }

  private static void speak() {
    run("--version");
    run("completion", "bash");
    run("no-such-command");
    help(
        CyberDojo.commandLine(
            CONSOLE, Surroundings.ofProcess(Version::commit), Words.everything()));
  }

  private static void help(CommandLine command) {
    String words = command.getCommandSpec().qualifiedName() + " --help";
    run(words.substring(words.indexOf(' ') + 1).split(" "));
    command.getSubcommands().values().forEach(Training::help);
  }

  private static void work(String repository) {
    run("start-point", "ls");
    run("start-point", "create", "org/name", "--languages", repository);
  }

  private static void run(String... words) {
    CyberDojo.run(CONSOLE, words);
  }
}

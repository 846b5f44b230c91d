package org.cyberdojo.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/**
 * What the build runs, so that commands start fast: it lays out the pages of help and the
 * completion scripts, and it has the Java runtime keep the classes that commands load, by calling
 * commands as far as they go with an engine that keeps nothing and without a network.
 *
 * <p>usage: {@code Training texts}; {@code Training help} for what only speaks of commands; {@code
 * Training work FOLDER}, a git repository, for their work; {@code Training serve FOLDER}, the same,
 * for services
 */
final class Training {

  private static final Logger LOG = System.getLogger(Training.class.getName());
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private static final Console CONSOLE = new Console(NOWHERE, NOWHERE, false);

  private Training() {}

  public static void main(String[] arguments) {
    int status = 1;
    try {
      train(arguments);
      status = 0;
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the training failed", e);
    }
    System.exit(status); // services have threads that go on
  }

  private static void train(String[] arguments) {
    switch (arguments[0]) {
      case "texts" -> layOut();
      case "help" -> speak();
      case "work" -> work(arguments[1]);
      case "serve" -> new ServiceTraining(arguments[1]).run();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static Surroundings surroundings() {
    return Surroundings.ofProcess(Version::commit);
  }

  private static void layOut() {
    CyberDojo.helpPages(surroundings()).write(everything());
    CyberDojo.completionScripts(CONSOLE, surroundings()).write();
  }

  private static CommandLine everything() {
    return CyberDojo.commandLine(CONSOLE, surroundings(), Words.everything());
  }

  private static void speak() {
    var _ = CyberDojo.isBeingEnded();
    run("--version");
    run("completion", "bash");
    run("no-such-command");
    help(everything());
  }

  private static void help(CommandLine command) {
    String words = command.getCommandSpec().qualifiedName() + " --help";
    run(words.substring(words.indexOf(' ') + 1).split(" "));
    command.getSubcommands().values().forEach(Training::help);
  }

  private static void work(String repository) {
    var _ = CyberDojo.isBeingEnded();
    run("start-point", "ls");
    run("start-point", "create", "org/name", "--languages", "file://" + repository);
    run("start-point", "create", "org/name", "--languages", repository);
    run("start-point", "rm", "org/name");
    run("ltf", "build", repository, "--mode", "local");
  }

  private static void run(String... words) {
    CyberDojo.run(CONSOLE, words);
  }
}

package org.cyberdojo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cyberdojo.cli.catalog.CatalogCommands;
import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.HelpPages;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import org.cyberdojo.cli.completion.CompletionCommand;
import org.cyberdojo.cli.completion.CompletionScripts;
import org.cyberdojo.cli.gate.GateCommands;
import org.cyberdojo.cli.ltf.LtfCommands;
import org.cyberdojo.cli.runner.RunnerCommands;
import org.cyberdojo.cli.startpoint.StartPointCommands;
import picocli.CommandLine;

/** The {@code cyber-dojo} command. */
public final class CyberDojo extends CommandGroup {

  private CyberDojo() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("cyber-dojo")
        .says("Immutable, self-tagging images for cyber-dojo.")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo start-point create my/languages --languages ./gcc-assert",
            "  cyber-dojo ltf build ./gcc-assert",
            "  cyber-dojo start-point create --help");
    command.version(new Version(), "-V", "--version");
  }

  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    int status = run(Console.ofProcess(out, utf8(FileDescriptor.err)), arguments);
    out.flush();
    end(status);
  }

  /**
   * Ends the process. {@link System#exit} first asks all jars for a logger, which takes longer than
   * the help of a command: where nothing is left to be done at the end, none is asked.
   */
  private static void end(int status) {
    if (status == 0 && !isBeingEnded()) {
      Runtime.getRuntime().halt(status);
    }
    System.exit(status);
  }

  /** Whether a signal has come, and what it has begun must not be cut short. */
  static boolean isBeingEnded() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /**
   * Runs one command.
   *
   * @return its exit status
   */
  public static int run(Console console, String... arguments) {
    return run(console, Surroundings.ofProcess(Version::commit), arguments);
  }

  static int run(Console console, Surroundings surroundings, String... arguments) {
    CommandLine command = commandLine(console, surroundings, Words.of(List.of(arguments)));
    return helpPages(surroundings).shownBy(command).execute(arguments);
  }

  /** Those of the distribution. */
  static HelpPages helpPages(Surroundings surroundings) {
    return new HelpPages(surroundings.home().resolve("help"));
  }

  /** Those of the distribution. */
  static CompletionScripts completionScripts(Console console, Surroundings surroundings) {
    return new CompletionScripts(
        surroundings.home().resolve("completion"),
        () -> commandLine(console, surroundings, Words.everything()));
  }

  /** The command with those of its commands that words can mean. */
  static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    Faults faults = new Faults(console);
    return Subcommands.wantedBy(words)
        .addGroup("start-point", own -> StartPointCommands.commandLine(console, surroundings, own))
        .addGroup("ltf", own -> LtfCommands.commandLine(console, surroundings, own))
        .addGroup("runner", own -> RunnerCommands.commandLine(console, surroundings, own))
        .addGroup("gate", own -> GateCommands.commandLine(console, surroundings, own))
        .addGroup("catalog", own -> CatalogCommands.commandLine(console, surroundings, own))
        .add("completion", () -> completion(console, surroundings))
        .of(new CyberDojo())
        .setOut(console.outWriter())
        .setErr(console.errWriter())
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults);
  }

  private static CompletionCommand completion(Console console, Surroundings surroundings) {
    return new CompletionCommand(console, completionScripts(console, surroundings));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}

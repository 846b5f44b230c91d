package org.cyberdojo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.cli.catalog.CatalogCommands;
import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.completion.CompletionCommand;
import org.cyberdojo.cli.gate.GateCommands;
import org.cyberdojo.cli.ltf.LtfCommands;
import org.cyberdojo.cli.runner.RunnerCommands;
import org.cyberdojo.cli.startpoint.StartPointCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code cyber-dojo} command. */
@Command(
    name = "cyber-dojo",
    description = "Immutable, self-tagging images for cyber-dojo.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  cyber-dojo start-point create my/languages --languages ./gcc-assert",
      "  cyber-dojo ltf build ./gcc-assert",
      "  cyber-dojo start-point create --help"
    },
    versionProvider = Version.class)
public final class CyberDojo extends CommandGroup {

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the commit that this command was built from, and exit.")
  private boolean isAskedForVersion;

  private CyberDojo() {}

  /** Whether the command was asked for its version. */
  public boolean isAskedForVersion() {
    return isAskedForVersion;
  }

  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    int status = run(Console.ofProcess(out, utf8(FileDescriptor.err)), arguments);
    out.flush();
    System.exit(status);
  }

  /**
   * Runs one command.
   *
   * @return its exit status
   */
  public static int run(Console console, String... arguments) {
    return commandLine(console).execute(arguments);
  }

  static CommandLine commandLine(Console console) {
    return commandLine(console, Surroundings.ofProcess(Version.commit()));
  }

  static CommandLine commandLine(Console console, Surroundings surroundings) {
    Faults faults = new Faults(console);
    return command(new CyberDojo())
        .addSubcommand(StartPointCommands.commandLine(console, surroundings))
        .addSubcommand(LtfCommands.commandLine(console, surroundings))
        .addSubcommand(RunnerCommands.commandLine(console, surroundings))
        .addSubcommand(GateCommands.commandLine(console, surroundings))
        .addSubcommand(CatalogCommands.commandLine(console, surroundings))
        .addSubcommand(command(new CompletionCommand(console)))
        .setOut(console.outWriter())
        .setErr(console.errWriter())
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}

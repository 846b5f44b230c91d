package org.cyberdojo.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** All commands, each before its own. */
final class EveryCommand {

  private EveryCommand() {}

  static Stream<CommandLine> stream() {
    return below(commandLine(Words.everything()));
  }

  private static CommandLine commandLine(Words words) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return CyberDojo.commandLine(
        new Console(nowhere, nowhere, false), Surroundings.ofProcess(Version::commit), words);
  }

  /** The help of the command that a command line means. */
  static String helpOf(List<String> words) {
    CommandLine command = commandLine(Words.of(words));
    for (String word : words) {
      command = command.getSubcommands().get(word);
    }
    return help(command);
  }

  /** A command and all below it. */
  static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(EveryCommand::below));
  }

  /** As one types it. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  /** What {@code --help} prints where there are no colours. */
  static String help(CommandLine command) {
    return command.getUsageMessage(Ansi.OFF);
  }
}

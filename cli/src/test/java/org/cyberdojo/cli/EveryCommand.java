package org.cyberdojo.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.cyberdojo.cli.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** All commands, each before its own. */
final class EveryCommand {

  private EveryCommand() {}

  static Stream<CommandLine> stream() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return stream(CyberDojo.commandLine(new Console(nowhere, nowhere, false)));
  }

  private static Stream<CommandLine> stream(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(EveryCommand::stream));
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

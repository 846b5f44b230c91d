package org.cyberdojo.cli.completion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.cyberdojo.manifest.startpoint.StartPointType;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The scripts for all shells, as the build has laid them out: to make every command and to lay one
 * out takes several times as long as to start Java, and a shell reads its script whenever it
 * starts. A script that is not there is laid out when it is asked for.
 *
 * @param folder a file for each shell, called as the shell
 * @param root makes the whole tree of commands; called once at most for each script
 */
public record CompletionScripts(Path folder, Supplier<CommandLine> root) {

  /** Lays all of them out. */
  public void write() {
    try {
      Files.createDirectories(folder);
      for (Shell shell : Shell.values()) {
        Files.writeString(file(shell), laidOut(shell));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write the completion scripts but failed", e);
    }
  }

  /** Without a line feed at its end. */
  String of(Shell shell) {
    try {
      return Files.readString(file(shell));
    } catch (IOException e) {
      return laidOut(shell);
    }
  }

  private Path file(Shell shell) {
    return folder.resolve(shell.name());
  }

  private String laidOut(Shell shell) {
    CommandSpec whole = root.get().getCommandSpec();
    addTypes(whole);
    return shell.script(whole);
  }

  /** What {@code start-point create} reads itself, as its words may stand in any order. */
  private static void addTypes(CommandSpec root) {
    CommandSpec create = subcommand(subcommand(root, "start-point"), "create");
    for (StartPointType type : StartPointType.values()) {
      create.addOption(
          OptionSpec.builder(type.option())
              .arity("1..*")
              .type(Path.class)
              .description("Repositories of " + type.text() + " start-points.")
              .build());
    }
  }

  private static CommandSpec subcommand(CommandSpec command, String name) {
    return Objects.requireNonNull(command.subcommands().get(name), name).getCommandSpec();
  }
}

package org.cyberdojo.cli.completion;

import java.nio.file.Path;
import java.util.Objects;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.manifest.startpoint.StartPointType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion SHELL}: prints a script that makes a shell complete the command's words. */
@Command(
    name = "completion",
    description = {"Prints a script with which a shell completes commands and options.", ""},
    footer = {
      "",
      "Examples:",
      "  source <(cyber-dojo completion bash)    # in ~/.bashrc",
      "  source <(cyber-dojo completion zsh)     # in ~/.zshrc",
      "  cyber-dojo completion fish > ~/.config/fish/completions/cyber-dojo.fish"
    },
    exitCodeOnInvalidInput = 1)
public final class CompletionCommand implements Runnable {

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  /** The shells, as they call themselves. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  public CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    CommandSpec root = spec.root();
    addTypes(root);
    String script =
        switch (shell) {
          case bash, zsh -> BashCompletion.of(root);
          case fish -> FishCompletion.of(root);
        };
    console.say(script);
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

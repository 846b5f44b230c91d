package org.cyberdojo.cli.completion;

import java.nio.file.Path;
import java.util.Objects;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code completion SHELL}: prints a script that makes a shell complete the command's words. */
public final class CompletionCommand implements Described, Runnable {

  private final Console console;

  private @Nullable CommandSpec spec;

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
  public void describe(Description command) {
    command
        .named("completion")
        .says("Prints a script with which a shell completes commands and options.", "")
        .footer(
            "",
            "Examples:",
            "  source <(cyber-dojo completion bash)    # in ~/.bashrc",
            "  source <(cyber-dojo completion zsh)     # in ~/.zshrc",
            "  cyber-dojo completion fish > ~/.config/fish/completions/cyber-dojo.fish")
        .statusOfWrongUse(1);
    spec = command.spec();
    command
        .parameter("SHELL")
        .as(Shell.class)
        .says("One of: ${COMPLETION-CANDIDATES}.")
        .into(given -> shell = given);
  }

  @Override
  public void run() {
    CommandSpec root = Objects.requireNonNull(spec, "described").root();
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

package org.cyberdojo.cli.completion;

import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;

/** {@code completion SHELL}: prints a script that makes a shell complete the command's words. */
public final class CompletionCommand implements Described, Runnable {

  private final Console console;
  private final CompletionScripts scripts;

  private Shell shell = Shell.bash;

  public CompletionCommand(Console console, CompletionScripts scripts) {
    this.console = console;
    this.scripts = scripts;
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
    command
        .parameter("SHELL")
        .as(Shell.class)
        .says("One of: ${COMPLETION-CANDIDATES}.")
        .into(given -> shell = given);
  }

  @Override
  public void run() {
    console.say(scripts.of(shell));
  }
}

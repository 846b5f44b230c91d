package org.cyberdojo.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CompletionScriptsTest {

  @TempDir private Path folder;

  private static CommandLine root() {
    CommandSpec create = CommandSpec.create().name("create");
    CommandSpec startPoint =
        CommandSpec.create().name("start-point").addSubcommand("create", create);
    return new CommandLine(
        CommandSpec.create().name("cyber-dojo").addSubcommand("start-point", startPoint));
  }

  @ParameterizedTest
  @EnumSource(Shell.class)
  void that_were_written_are_those_that_are_laid_out_when_asked_for(Shell shell) {
    String laidOut = new CompletionScripts(folder, CompletionScriptsTest::root).of(shell);
    assertThat(laidOut).contains("start-point", "create", "languages");
    new CompletionScripts(folder, CompletionScriptsTest::root).write();
    assertThat(kept().of(shell)).isEqualTo(laidOut);
  }

  @Test
  void are_what_was_written() throws Exception {
    Files.writeString(folder.resolve("fish"), "a script");
    assertThat(kept().of(Shell.fish)).isEqualTo("a script");
  }

  /** Fails when a script is laid out. */
  private CompletionScripts kept() {
    return new CompletionScripts(
        folder,
        () -> {
          throw new AssertionError("a command was made");
        });
  }
}

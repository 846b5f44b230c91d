package org.cyberdojo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cyberdojo.cli.command.HelpPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class HelpPagesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Ansi.class,
      names = {"ON", "OFF"})
  void say_of_every_command_what_it_says_itself(Ansi colours) {
    HelpPages pages = new HelpPages(folder);
    pages.write(all());
    CommandLine shown = pages.shownBy(all());
    assertThat(EveryCommand.below(shown).map(command -> command.getUsageMessage(colours)))
        .isEqualTo(EveryCommand.stream().map(command -> command.getUsageMessage(colours)).toList());
  }

  @Test
  void are_what_is_shown() throws Exception {
    HelpPages pages = new HelpPages(folder);
    Files.writeString(folder.resolve("cyber-dojo ltf"), "a \u001b[1mpage\u001b[0m\n");
    CommandLine ltf = pages.shownBy(all()).getSubcommands().get("ltf");
    assertThat(ltf.getUsageMessage(Ansi.OFF)).isEqualTo("a page\n");
    assertThat(ltf.getUsageMessage(Ansi.ON)).isEqualTo("a \u001b[1mpage\u001b[0m\n");
  }

  @Test
  void that_are_not_there_are_laid_out() {
    Stream<CommandLine> shown = EveryCommand.below(new HelpPages(folder).shownBy(all()));
    assertThat(shown.map(EveryCommand::help))
        .isEqualTo(EveryCommand.stream().map(EveryCommand::help).toList());
  }

  private static CommandLine all() {
    return EveryCommand.stream().findFirst().orElseThrow();
  }
}

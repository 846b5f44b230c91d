package org.cyberdojo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  private static final Path DOCUMENT = Path.of("../docs/cli.md");
  private static final String RENEW =
      "mvn -pl cli -am test -Dtest=HelpTest -Dsurefire.failIfNoSpecifiedTests=false -Drenew=docs/cli.md";

  private static final String INTRODUCTION =
      """
      # The command line

      What `--help` says of every command. A test makes this page from the command itself:
      `%s`
      renews it.
      """
          .formatted(RENEW);

  static Stream<CommandLine> commands() {
    return EveryCommand.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help_with_an_example_of_its_own(CommandLine command) {
    assertThat(EveryCommand.help(command))
        .contains("--help")
        .containsPattern("Examples?:\\R( +.*\\R)*.*" + EveryCommand.name(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_is_found_by_its_own_words(CommandLine command) {
    String[] words = EveryCommand.name(command).split(" ");
    assertThat(EveryCommand.helpOf(List.of(words).subList(1, words.length)))
        .isEqualTo(EveryCommand.help(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void no_line_of_help_is_wider_than_a_terminal(CommandLine command) {
    assertThat(EveryCommand.help(command).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void the_page_of_the_command_line_says_what_help_says() throws Exception {
    String page =
        commands()
            .map(HelpTest::section)
            .collect(Collectors.joining("\n", INTRODUCTION + "\n", ""));
    if ("docs/cli.md".equals(System.getProperty("renew"))) {
      Files.writeString(DOCUMENT, page);
    }
    assertThat(DOCUMENT).as("docs/cli.md is out of date, renew it: " + RENEW).hasContent(page);
  }

  private static String section(CommandLine command) {
    String help =
        EveryCommand.help(command)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    return "## " + EveryCommand.name(command) + "\n\n```text\n" + help.strip() + "\n```\n";
  }
}

package org.cyberdojo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion as the shells themselves do it; one that is missing is installed, or skipped. */
class CompletionTest {

  private static final String WORDS =
      """
      ''                            | start-point ltf runner completion | create
      start-point cr                | create                            | ls
      start-point create --lang     | --languages                       | --json
      start-point create --images=  | registry                          | --json
      completion z                  | zsh                               | bash
      """;

  /** Asks bash as a [Tab] does; it takes {@code =} for a word of its own. */
  private static final String BASH =
      """
      source "$1"
      read -ra COMP_WORDS <<< "cyber-dojo $2"
      COMP_LINE="cyber-dojo $2"
      if [[ "$2" == "" || "$2" == *= ]]; then COMP_WORDS+=(""); fi
      COMP_WORDS=("${COMP_WORDS[@]/%=/}")
      COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
      COMP_POINT=${#COMP_LINE}
      _complete_cyber-dojo 2> /dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  private static final String FISH = "source $argv[1]; complete -C \"cyber-dojo $argv[2]\"";

  private static final String ZSH =
      """
      autoload -Uz compinit && compinit -u -D
      source "$1" && print "$_comps[cyber-dojo]"
      """;

  private static final String REGISTERED = "source \"$1\"; complete -p \"$2\"";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = WORDS)
  void of_bash(String typed, String offered, String notOffered) throws Exception {
    assertOffered(
        ask(List.of("bash", "-c", BASH, "bash", script("bash"), typed)), offered, notOffered);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = WORDS)
  void of_fish(String typed, String offered, String notOffered) throws Exception {
    assertOffered(ask(List.of("fish", "-c", FISH, script("fish"), typed)), offered, notOffered);
  }

  @Test
  void of_zsh() throws Exception {
    assertThat(ask(List.of("zsh", "-fc", ZSH, "zsh", script("zsh"))))
        .contains("_complete_cyber-dojo");
  }

  @Test
  void of_bash_leaves_the_users_own_script_alone() throws Exception {
    assertThat(ask(List.of("bash", "-c", REGISTERED, "bash", script("bash"), "cyber-dojo")))
        .isEqualTo("complete -o default -F _complete_cyber-dojo cyber-dojo\n");
    assertThat(ask(List.of("bash", "-c", REGISTERED, "bash", script("bash"), "cyber-dojo.sh")))
        .contains("no completion specification");
  }

  private static void assertOffered(String answer, String offered, String notOffered) {
    List<String> words =
        answer.lines().map(line -> line.split("\t", 2)[0].replaceAll(".*=", "").strip()).toList();
    assertThat(words).contains(offered.split(" ")).doesNotContain(notOffered);
  }

  private String script(String shell) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(CyberDojo.run(new Console(print, print, false), "completion", shell)).isZero();
    return Files.write(folder.resolve("completion." + shell), out.toByteArray()).toString();
  }

  private String ask(List<String> command) throws IOException, InterruptedException {
    DebianPackage.need(command.getFirst(), command.getFirst());
    Path answer = folder.resolve("answer");
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(command.getFirst() + " ends").isTrue();
    return Files.readString(answer);
  }
}

package org.cyberdojo.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A completion script for fish: a line for each command, option and listed value.
 *
 * @see <a href="https://fishshell.com/docs/current/completions.html">Writing your own
 *     completions</a>
 */
final class FishCompletion {

  /** Whether the words before the cursor are just these commands, or begin with them. */
  private static final String FUNCTIONS =
      """
      function __cyber_dojo_words
          for word in (commandline -opc)[2..-1]
              string match -q -- '-*' $word; or echo $word
          end
      end
      function __cyber_dojo_is
          test "$argv" = (string join ' ' (__cyber_dojo_words) | string collect --allow-empty)
      end
      function __cyber_dojo_in
          test -z "$argv"; or string match -q -- "$argv *" (string join ' ' (__cyber_dojo_words))' '
      end""";

  private final List<String> lines = new ArrayList<>();
  private final String name;

  private FishCompletion(String name) {
    this.name = name;
  }

  static String of(CommandSpec root) {
    FishCompletion completion = new FishCompletion(root.name());
    completion.lines.add(FUNCTIONS);
    completion.addCommand(root, "");
    return String.join("\n", completion.lines);
  }

  private void addCommand(CommandSpec command, String path) {
    command.options().stream().filter(option -> !option.hidden()).forEach(o -> add(o, path));
    command.positionalParameters().forEach(parameter -> add(parameter, path));
    command
        .subcommands()
        .forEach((word, subcommand) -> addSubcommand(word, subcommand.getCommandSpec(), path));
  }

  private void addSubcommand(String word, CommandSpec subcommand, String path) {
    String description = firstLine(subcommand.usageMessage().description());
    add("-f -n " + quoted("__cyber_dojo_is " + path), "-a " + word, description);
    addCommand(subcommand, (path + " " + word).strip());
  }

  private void add(OptionSpec option, String path) {
    StringJoiner words = new StringJoiner(" ");
    for (String each : option.names()) {
      words.add(each.startsWith("--") ? "-l " + each.substring(2) : "-s " + each.substring(1));
    }
    if (option.arity().max() > 0) {
      words.add(option.completionCandidates() == null ? "-r" : "-x -a " + candidates(option));
    }
    add(in(path), words.toString(), firstLine(option.description()));
  }

  private void add(PositionalParamSpec parameter, String path) {
    if (parameter.completionCandidates() != null) {
      add("-f " + in(path), "-a " + candidates(parameter), firstLine(parameter.description()));
    }
  }

  private void add(String condition, String words, String description) {
    lines.add("complete -c %s %s %s -d %s".formatted(name, condition, words, quoted(description)));
  }

  private static String in(String path) {
    return "-n " + quoted("__cyber_dojo_in " + path);
  }

  private static String candidates(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return quoted(String.join(" ", StreamSupport.stream(candidates.spliterator(), false).toList()));
  }

  private static String firstLine(String... description) {
    return Stream.of(description).findFirst().map(text -> Ansi.OFF.string(text)).orElse("");
  }

  private static String quoted(String text) {
    return "'" + text.strip().replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}

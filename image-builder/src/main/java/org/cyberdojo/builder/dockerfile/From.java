package org.cyberdojo.builder.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code FROM [--platform=…] image [AS alias]}.
 *
 * @param instruction what it was read from
 * @param image the image's word as written: a name, an alias of an earlier stage, {@code scratch},
 *     or a text with variables in it
 * @param platform as written, with its variables
 * @param alias the stage's own name, in lower case as builders compare it
 */
public record From(
    Instruction instruction, Word image, Optional<String> platform, Optional<String> alias) {

  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_.-]*");
  private static final String PLATFORM = "--platform=";

  static From of(Instruction instruction) {
    List<Word> words = instruction.words();
    boolean aliased = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
    if (words.size() != 1 && !aliased) {
      throw new MalformedDockerfileException(
          instruction.line(),
          "FROM needs an image, or an image, AS and a name for the stage, and this is 'FROM "
              + instruction.arguments()
              + "'");
    }
    return new From(
        instruction,
        words.getFirst(),
        platform(instruction),
        aliased ? Optional.of(alias(instruction, words.get(2))) : Optional.empty());
  }

  /** Its line in the Dockerfile; the first is 1. */
  public int line() {
    return instruction.line();
  }

  private static Optional<String> platform(Instruction instruction) {
    for (Word flag : instruction.flags()) {
      if (!flag.text().toLowerCase(Locale.ROOT).startsWith(PLATFORM)) {
        throw new MalformedDockerfileException(
            instruction.line(), "FROM has no option '" + flag.text() + "'");
      }
    }
    return instruction.flags().stream()
        .map(flag -> flag.text().substring(PLATFORM.length()))
        .findFirst();
  }

  private static String alias(Instruction instruction, Word word) {
    String alias = word.text().toLowerCase(Locale.ROOT);
    if (!ALIAS.matcher(alias).matches()) {
      throw new MalformedDockerfileException(
          instruction.line(),
          "'"
              + word.text()
              + "' cannot be a stage's name; it begins with a letter, then come letters, digits,"
              + " '_', '.' and '-'");
    }
    return alias;
  }
}

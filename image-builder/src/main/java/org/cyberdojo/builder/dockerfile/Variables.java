package org.cyberdojo.builder.dockerfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code ARG}s before the first {@code FROM}, and how a word that uses them reads.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#environment-replacement">Replacement
 *     of variables</a>
 */
final class Variables {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern BRACED =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])(.*))?", Pattern.DOTALL);

  /** Beyond this no Dockerfile nests defaults in defaults. */
  private static final int DEEPEST = 20;

  private final Map<String, String> values = new HashMap<>();
  private final char escape;

  Variables(List<Instruction> arguments, char escape) {
    this.escape = escape;
    arguments.forEach(this::define);
  }

  private void define(Instruction argument) {
    for (Word word : argument.words()) {
      String name = word.text().split("=", 2)[0];
      if (!NAME.matcher(name).matches()) {
        throw new MalformedDockerfileException(
            argument.line(), "'" + name + "' cannot be the name of an ARG");
      }
      if (word.text().contains("=")) {
        values.put(name, expanded(word.text().substring(name.length() + 1), argument.line()));
      }
    }
  }

  /** A word with its variables replaced and without its quotes. */
  String expanded(String word, int line) {
    return expanded(word, line, 0);
  }

  private String expanded(String word, int line, int depth) {
    if (depth > DEEPEST) {
      throw new MalformedDockerfileException(line, "variables are nested too deep");
    }
    StringBuilder text = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < word.length(); at++) {
      char character = word.charAt(at);
      if (quote == 0 && (character == '\'' || character == '"')) {
        quote = character;
      } else if (quote != 0 && character == quote) {
        quote = 0;
      } else if (character == escape && quote != '\'' && at + 1 < word.length()) {
        text.append(word.charAt(++at));
      } else if (character == '$' && quote != '\'') {
        int end = endOfVariable(word, at, line);
        text.append(value(word.substring(at + 1, end), line, depth));
        at = end - 1;
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }

  private static int endOfVariable(String word, int dollar, int line) {
    int start = dollar + 1;
    if (start < word.length() && word.charAt(start) == '{') {
      return endOfBraces(word, start, line);
    }
    Matcher name = NAME.matcher(word).region(start, word.length());
    return name.lookingAt() ? name.end() : start;
  }

  private static int endOfBraces(String word, int open, int line) {
    int depth = 0;
    for (int at = open; at < word.length(); at++) {
      if (word.charAt(at) == '{') {
        depth++;
      } else if (word.charAt(at) == '}' && --depth == 0) {
        return at + 1;
      }
    }
    throw new MalformedDockerfileException(line, "'" + word + "' has a '${' without its '}'");
  }

  private String value(String variable, int line, int depth) {
    if (variable.isEmpty()) {
      return "$";
    }
    if (!variable.startsWith("{")) {
      return values.getOrDefault(variable, "");
    }
    Matcher braced = BRACED.matcher(variable.substring(1, variable.length() - 1));
    if (!braced.matches()) {
      throw new MalformedDockerfileException(
          line, "'$" + variable + "' is not understood; ${NAME}, ${NAME:-word} and the like are");
    }
    return braced.group(2) == null
        ? values.getOrDefault(braced.group(1), "")
        : conditional(braced.group(1), braced.group(2), braced.group(3), line, depth);
  }

  private String conditional(String name, String operator, String word, int line, int depth) {
    String value = values.getOrDefault(name, "");
    boolean set = operator.startsWith(":") ? !value.isEmpty() : values.containsKey(name);
    return switch (operator.charAt(operator.length() - 1)) {
      case '-' -> set ? value : expanded(word, line, depth + 1);
      case '+' -> set ? expanded(word, line, depth + 1) : "";
      default -> {
        if (!set) {
          throw new MalformedDockerfileException(line, name + " has no value: " + word);
        }
        yield value;
      }
    };
  }
}

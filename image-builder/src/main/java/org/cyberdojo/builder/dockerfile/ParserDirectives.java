package org.cyberdojo.builder.dockerfile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directives at the head of a Dockerfile: {@code # escape=`}. They end at the first line that
 * is none.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#parser-directives">Parser
 *     directives</a>
 */
final class ParserDirectives {

  private static final Pattern DIRECTIVE =
      Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
  private static final Set<String> KNOWN = Set.of("escape", "syntax", "check");
  private static final char USUAL_ESCAPE = '\\';

  private ParserDirectives() {}

  /** Takes the directives from the lines and gives the file's escape character. */
  static char takeEscape(Lines lines) {
    char escape = USUAL_ESCAPE;
    Set<String> seen = new HashSet<>();
    for (Optional<Lines.Line> line = lines.peek(); line.isPresent(); line = lines.peek()) {
      Matcher directive = DIRECTIVE.matcher(line.get().stripped());
      if (!directive.matches() || !KNOWN.contains(name(directive))) {
        return escape;
      }
      if (!seen.add(name(directive))) {
        throw new MalformedDockerfileException(
            line.get().number(), "a second " + name(directive) + " directive; leave one of them");
      }
      if (name(directive).equals("escape")) {
        escape = escape(directive.group(2), line.get().number());
      }
      lines.take();
    }
    return escape;
  }

  private static String name(Matcher directive) {
    return directive.group(1).toLowerCase(Locale.ROOT);
  }

  private static char escape(String value, int line) {
    if (!value.equals("\\") && !value.equals("`")) {
      throw new MalformedDockerfileException(
          line, "the escape character is \\ or `, and not '" + value + "'");
    }
    return value.charAt(0);
  }
}

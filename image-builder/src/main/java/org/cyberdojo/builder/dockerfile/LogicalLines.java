package org.cyberdojo.builder.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Joins physical lines to logical ones. A line whose last visible character is the escape character
 * goes on in the next; comments and empty lines in between do not end it.
 */
final class LogicalLines {

  private final Lines lines;
  private final char escape;

  LogicalLines(Lines lines, char escape) {
    this.lines = lines;
    this.escape = escape;
  }

  /** The next line that is neither empty nor a comment; empty at the end of the file. */
  Optional<LogicalLine> take() {
    for (Optional<Lines.Line> line = lines.take(); line.isPresent(); line = lines.take()) {
      if (!line.get().isBlank() && !line.get().isComment()) {
        return Optional.of(joined(line.get()));
      }
    }
    return Optional.empty();
  }

  private LogicalLine joined(Lines.Line first) {
    Join join = new Join(first);
    OptionalInt escapeAt = join.append(first, first.indent());
    while (escapeAt.isPresent()) {
      Optional<Lines.Line> line = lines.take();
      if (line.isEmpty()) {
        break;
      }
      join.end = line.get().end();
      if (!line.get().isBlank() && !line.get().isComment()) {
        escapeAt = join.append(line.get(), 0);
      }
    }
    return join.done(escapeAt);
  }

  /** Where a line's last visible character is a single escape character; two are a plain text. */
  private OptionalInt continuation(String line) {
    int last = line.length() - 1;
    while (last >= 0 && (line.charAt(last) == ' ' || line.charAt(last) == '\t')) {
      last--;
    }
    boolean goesOn =
        last >= 0 && line.charAt(last) == escape && (last == 0 || line.charAt(last - 1) != escape);
    return goesOn ? OptionalInt.of(last) : OptionalInt.empty();
  }

  private final class Join {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> offsets = new ArrayList<>();
    private final int number;
    private int end;

    Join(Lines.Line first) {
      this.number = first.number();
      this.end = first.end();
    }

    /** Where the line's escape character stands that joins it with the next one, if it does. */
    OptionalInt append(Lines.Line line, int from) {
      OptionalInt continuation = continuation(line.text());
      for (int at = from; at < continuation.orElse(line.text().length()); at++) {
        text.append(line.text().charAt(at));
        offsets.add(line.start() + at);
      }
      return continuation.isPresent()
          ? OptionalInt.of(line.start() + continuation.getAsInt())
          : OptionalInt.empty();
    }

    LogicalLine done(OptionalInt escapeAt) {
      int[] bytes = offsets.stream().mapToInt(Integer::intValue).toArray();
      return new LogicalLine(text.toString(), bytes, number, end, escapeAt);
    }
  }
}

package org.cyberdojo.builder.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a Dockerfile's instructions as BuildKit's parser does. */
final class InstructionParser {

  private static final Set<String> KEYWORDS =
      Set.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private final Lines lines;
  private final char escape;
  private final LogicalLines logicalLines;

  InstructionParser(String text) {
    this.lines = new Lines(text);
    this.escape = ParserDirectives.takeEscape(lines);
    this.logicalLines = new LogicalLines(lines, escape);
  }

  char escape() {
    return escape;
  }

  List<Instruction> instructions() {
    List<Instruction> instructions = new ArrayList<>();
    for (Optional<LogicalLine> line = logicalLines.take();
        line.isPresent();
        line = logicalLines.take()) {
      if (!line.get().text().isBlank()) {
        instructions.add(instruction(line.get()));
      }
    }
    return instructions;
  }

  private Instruction instruction(LogicalLine line) {
    int keywordStart = line.skipSpace(0);
    int keywordEnd = line.endOfPlainWord(keywordStart);
    String keyword = keyword(line, line.text().substring(keywordStart, keywordEnd));
    List<Word> words = line.words(keywordEnd, escape);
    List<Word> flags = words.stream().takeWhile(word -> word.text().startsWith("--")).toList();
    List<Word> arguments = words.subList(flags.size(), words.size());
    List<HereDocument> documents =
        mayHaveHereDocuments(keyword, arguments)
            ? HereDocuments.take(line, arguments, escape, lines)
            : List.of();
    return new Instruction(
        keyword,
        flags,
        argumentText(line, arguments),
        line.line(),
        documents.isEmpty() ? line.end() : lines.position(),
        line.danglingEscape(),
        documents,
        arguments);
  }

  private static String keyword(LogicalLine line, String word) {
    String keyword = word.toUpperCase(Locale.ROOT);
    if (!KEYWORDS.contains(keyword)) {
      throw new MalformedDockerfileException(
          line.line(), "'" + shortened(word) + "' is no instruction of a Dockerfile");
    }
    return keyword;
  }

  private static String shortened(String word) {
    return word.length() > 40 ? word.substring(0, 40) + "..." : word;
  }

  private static boolean mayHaveHereDocuments(String keyword, List<Word> arguments) {
    if (keyword.equals("ONBUILD") && !arguments.isEmpty()) {
      return HereDocuments.mayHave(arguments.getFirst().text().toUpperCase(Locale.ROOT));
    }
    return HereDocuments.mayHave(keyword);
  }

  private static String argumentText(LogicalLine line, List<Word> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    int first = arguments.getFirst().start();
    int at = 0;
    while (line.offsets()[at] != first) {
      at++;
    }
    return line.text().substring(at).stripTrailing();
  }
}

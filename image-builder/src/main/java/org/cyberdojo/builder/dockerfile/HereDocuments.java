package org.cyberdojo.builder.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the here-documents that an instruction announces and takes their lines.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#here-documents">Here-documents</a>
 */
final class HereDocuments {

  /** {@code <<EOF}, {@code 3<<-"EOF"}; neither {@code <<<} nor the {@code <<} of a sum. */
  private static final Pattern ANNOUNCED = Pattern.compile("\\d*<<(-?)([^<]+)");

  private static final Set<String> MAY_HAVE = Set.of("RUN", "COPY", "ADD");

  private HereDocuments() {}

  static boolean mayHave(String keyword) {
    return MAY_HAVE.contains(keyword);
  }

  /** Takes the here-documents of a line out of the physical lines behind it. */
  static List<HereDocument> take(LogicalLine line, List<Word> words, char escape, Lines lines) {
    List<HereDocument> found = new ArrayList<>();
    for (Word word : words) {
      Matcher announced = ANNOUNCED.matcher(word.text());
      if (announced.matches()) {
        boolean tabsGo = !announced.group(1).isEmpty();
        String terminator = ShellText.unquoted(announced.group(2), escape);
        takeLines(line, terminator, tabsGo, lines);
        found.add(new HereDocument(terminator, line.line()));
      }
    }
    return found;
  }

  private static void takeLines(
      LogicalLine announcing, String terminator, boolean tabsGo, Lines lines) {
    Optional<Lines.Line> line = lines.take();
    while (line.isPresent() && !ends(line.get().text(), terminator, tabsGo)) {
      line = lines.take();
    }
    if (line.isEmpty()) {
      throw new MalformedDockerfileException(
          announcing.line(),
          "the here-document has no end; put a line '" + terminator + "' after it");
    }
  }

  private static boolean ends(String line, String terminator, boolean tabsGo) {
    return (tabsGo ? line.replaceFirst("^\t+", "") : line).equals(terminator);
  }
}

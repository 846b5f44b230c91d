package org.cyberdojo.manifest.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.cyberdojo.manifest.terminal.SafeText;

/**
 * A JSON value on one line as messages show it, {@code ["a", {"b": 1}]}: JSON with a space after
 * each comma and colon, as Ruby shows arrays; a number that is too large is shown as Ruby shows it,
 * {@code Infinity}. Characters that could do harm on a terminal are escaped, and a value that is
 * too long is cut.
 */
public final class JsonLine {

  /** In characters; no value of a real manifest has a tenth of it. */
  public static final int LONGEST = 8 * 1024;

  private final StringBuilder line = new StringBuilder();
  private final int longest;

  private JsonLine(int longest) {
    this.longest = longest;
  }

  /**
   * The value on a line of at most {@link #LONGEST} characters; an ellipsis at its end says that it
   * was cut.
   */
  public static String of(JsonNode value) {
    return of(value, LONGEST);
  }

  /** The value on a line of at most so many characters. */
  public static String of(JsonNode value, int longest) {
    JsonLine rendering = new JsonLine(longest);
    rendering.append(value);
    return rendering.cut();
  }

  /** The texts as a JSON array, cut in the same way. */
  public static String of(Iterable<String> texts) {
    JsonLine rendering = new JsonLine(LONGEST);
    rendering.line.append('[');
    for (Iterator<String> remaining = texts.iterator();
        remaining.hasNext() && !rendering.isFull(); ) {
      rendering.appendString(remaining.next());
      rendering.line.append(remaining.hasNext() ? ", " : "");
    }
    rendering.line.append(']');
    return rendering.cut();
  }

  private String cut() {
    return SafeText.of(line.toString(), longest);
  }

  private void append(JsonNode value) {
    if (isFull()) {
      return;
    }
    switch (value.getNodeType()) {
      case ARRAY -> appendArray(value.elements());
      case OBJECT -> appendObject(value.properties().iterator());
      case STRING -> appendString(value.textValue());
      default -> line.append(value.asText());
    }
  }

  private void appendArray(Iterator<JsonNode> elements) {
    line.append('[');
    while (elements.hasNext() && !isFull()) {
      append(elements.next());
      line.append(elements.hasNext() ? ", " : "");
    }
    line.append(']');
  }

  private void appendObject(Iterator<Map.Entry<String, JsonNode>> entries) {
    line.append('{');
    while (entries.hasNext() && !isFull()) {
      Map.Entry<String, JsonNode> entry = entries.next();
      appendString(entry.getKey());
      line.append(": ");
      append(entry.getValue());
      line.append(entries.hasNext() ? ", " : "");
    }
    line.append('}');
  }

  private void appendString(String text) {
    line.append('"').append(JsonStringEncoder.getInstance().quoteAsString(text)).append('"');
  }

  private boolean isFull() {
    return line.length() > longest;
  }
}

package org.cyberdojo.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cyberdojo.manifest.terminal.SafeText;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/**
 * Reads a file that must be one JSON object, by <a
 * href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> and nothing but: UTF-8 without a byte
 * order mark, no comments, no NaN, nothing before or after. Size, depth and numbers are bounded, so
 * that whatever the file holds it is read, or refused, at once.
 *
 * <p>Safe for use by several threads.
 */
public final class StrictJson {

  /** Some hundred times a long manifest. */
  public static final int MOST_BYTES = 256 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private StrictJson() {}

  /**
   * Reads a file of a tree; one that is too large is not read at all.
   *
   * @throws org.cyberdojo.manifest.tree.UnreadableTreeException when its bytes cannot be had
   */
  public static JsonReading read(FileTree tree, TreeEntry.RegularFile file) {
    return file.size() > MOST_BYTES ? tooLarge(file.size()) : parse(tree.read(file));
  }

  /** Reads a text. */
  public static JsonReading parse(byte[] text) {
    if (text.length > MOST_BYTES) {
      return tooLarge(text.length);
    }
    Optional<String> fault = JsonScan.firstFault(text);
    return fault.isPresent() ? new JsonReading.Malformed(fault.get()) : object(text);
  }

  private static JsonReading tooLarge(long bytes) {
    return new JsonReading.Malformed(
        "the file has %d bytes, and may have %d at most".formatted(bytes, MOST_BYTES));
  }

  private static JsonReading object(byte[] text) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> duplicates = new TreeSet<>();
    // a text, not bytes: from bytes the parser would guess an encoding
    try (JsonParser parser = JSON.createParser(new String(text, UTF_8))) {
      parser.nextToken();
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        if (object.replace(key, JsonTree.next(parser)) != null) {
          duplicates.add(key);
        }
      }
    } catch (IOException e) {
      return new JsonReading.Malformed(SafeText.of(String.valueOf(e.getMessage())));
    }
    return duplicates.isEmpty()
        ? new JsonReading.Good(object)
        : new JsonReading.DuplicateKeys(List.copyOf(duplicates));
  }
}

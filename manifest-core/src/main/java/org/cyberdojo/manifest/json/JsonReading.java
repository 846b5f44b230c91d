package org.cyberdojo.manifest.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What came of reading a file as a JSON object. */
public sealed interface JsonReading {

  /** What is wrong with the file, as a sentence without a full stop; empty when nothing is. */
  Optional<String> problem();

  /** It is one, and no key of it stands in it twice. */
  record Good(ObjectNode object) implements JsonReading {

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }
  }

  /**
   * It is none.
   *
   * @param words what is wrong and where, {@code unexpected character: 'x' at line 1 column 2};
   *     they may quote the file
   */
  record Malformed(String words) implements JsonReading {

    @Override
    public Optional<String> problem() {
      return Optional.of("it is no JSON object: " + words);
    }
  }

  /**
   * It is one, but says some things twice.
   *
   * @param keys the keys of the top level that stand there more than once, sorted, each once
   */
  record DuplicateKeys(List<String> keys) implements JsonReading {

    public DuplicateKeys {
      keys = List.copyOf(keys);
    }

    @Override
    public Optional<String> problem() {
      return Optional.of("it has duplicate keys " + keys);
    }
  }
}

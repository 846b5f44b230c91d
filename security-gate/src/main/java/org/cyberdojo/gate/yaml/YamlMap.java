package org.cyberdojo.gate.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file. Asked for a value that is wrong it notes the fault and answers as if
 * the value were not there, so that one reading finds every fault.
 */
public final class YamlMap {

  private final String path;
  private final int line;
  private final Map<String, Node> entries;
  private final Faults faults;

  private YamlMap(String path, int line, Map<String, Node> entries, Faults faults) {
    this.path = path;
    this.line = line;
    this.entries = entries;
    this.faults = faults;
  }

  static YamlMap of(String path, MappingNode node, Faults faults) {
    YamlMap map = new YamlMap(path, lineOf(node), new LinkedHashMap<>(), faults);
    for (NodeTuple tuple : node.getValue()) {
      map.put(tuple);
    }
    return map;
  }

  private void put(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      fault(lineOf(tuple.getKeyNode()), path, "has a key that is no text", "write 'key: value'");
      return;
    }
    if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
      fault(lineOf(key), pathOf(key.getValue()), "is there twice", "keep one of them");
    }
  }

  /** Notes every key that is none of these as a fault. */
  public YamlMap onlyKeys(String... known) {
    entries.forEach(
        (key, value) -> {
          if (!Arrays.asList(known).contains(key)) {
            fault(
                lineOf(value),
                pathOf(key),
                "is not a key that is known here",
                "write one of: " + String.join(", ", known));
          }
        });
    return this;
  }

  /** Notes it as a fault that a key is missing. */
  public YamlMap requires(String... keys) {
    for (String key : keys) {
      if (!entries.containsKey(key)) {
        fault(line, pathOf(key), "is missing", "add it");
      }
    }
    return this;
  }

  /** The mapping under a key; an empty one when there is none. */
  public YamlMap map(String key) {
    Node node = entries.get(key);
    if (node instanceof MappingNode mapping) {
      return of(pathOf(key), mapping, faults);
    }
    if (node != null) {
      fault(node, key, "is no mapping", "write keys and values under it, or leave it out");
    }
    return new YamlMap(pathOf(key), line, Map.of(), faults);
  }

  /** The mappings of the list under a key. */
  public List<YamlMap> maps(String key) {
    return items(key).filter(items -> all(items, key, MappingNode.class, "a mapping")).stream()
        .flatMap(items -> maps(key, items).stream())
        .toList();
  }

  private List<YamlMap> maps(String key, List<Node> items) {
    return items.stream()
        .map(item -> of(pathOf(key) + "[" + items.indexOf(item) + "]", (MappingNode) item, faults))
        .toList();
  }

  /** The texts of the list under a key, each as the reader makes it. An empty list is a fault. */
  public <T> List<T> list(String key, Function<String, Optional<T>> reader, String expected) {
    return items(key).filter(items -> notEmpty(items, key, expected)).stream()
        .filter(items -> all(items, key, ScalarNode.class, expected))
        .flatMap(List::stream)
        .flatMap(item -> parsed(key, (ScalarNode) item, reader, expected).stream())
        .toList();
  }

  private Optional<List<Node>> items(String key) {
    Node node = entries.get(key);
    if (node instanceof SequenceNode sequence) {
      return Optional.of(sequence.getValue());
    }
    if (node != null) {
      fault(node, key, "is no list", "write '- item' lines or [item, item], or leave it out");
    }
    return Optional.empty();
  }

  private boolean notEmpty(List<Node> items, String key, String expected) {
    if (items.isEmpty()) {
      fault(line, pathOf(key), "is empty", "write " + expected);
    }
    return !items.isEmpty();
  }

  private boolean all(List<Node> items, String key, Class<? extends Node> type, String expected) {
    List<Node> wrong = items.stream().filter(item -> !type.isInstance(item)).toList();
    wrong.forEach(
        item -> fault(item, key, "has an item that is not " + expected, "write " + expected));
    return wrong.isEmpty();
  }

  /** The whole number under a key. */
  public Optional<Integer> integer(String key, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return scalar(key, expected)
        .filter(node -> isOf(Tag.INT, node, key, expected))
        .flatMap(node -> parsed(key, node, text -> wholeNumber(text, least, most), expected));
  }

  private static Optional<Integer> wholeNumber(String text, int least, int most) {
    try {
      return Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The text under a key, as the reader makes it.
   *
   * @param expected what the reader takes, for the error message
   */
  public <T> Optional<T> text(String key, Function<String, Optional<T>> reader, String expected) {
    return scalar(key, expected)
        .filter(node -> isOf(Tag.STR, node, key, expected))
        .flatMap(node -> parsed(key, node, reader, expected));
  }

  private Optional<ScalarNode> scalar(String key, String expected) {
    Node node = entries.get(key);
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar);
    }
    if (node != null) {
      fault(node, key, "is not " + expected, "write " + expected);
    }
    return Optional.empty();
  }

  private boolean isOf(Tag tag, ScalarNode node, String key, String expected) {
    boolean right = node.getTag().equals(tag);
    if (!right) {
      fault(node, key, "is " + shown(node) + ", not " + expected, "write " + expected);
    }
    return right;
  }

  private <T> Optional<T> parsed(
      String key, ScalarNode node, Function<String, Optional<T>> reader, String expected) {
    Optional<T> value = reader.apply(node.getValue());
    if (value.isEmpty()) {
      fault(node, key, "is " + shown(node), "write " + expected);
    }
    return value;
  }

  private static String shown(ScalarNode node) {
    String text = node.getValue();
    String cut = text.length() <= 60 ? text : text.substring(0, 60) + "…";
    return node.isPlain() && !cut.isEmpty() ? cut : '"' + cut + '"';
  }

  private void fault(Node node, String key, String fact, String hint) {
    fault(lineOf(node), pathOf(key), fact, hint);
  }

  private void fault(int at, String where, String fact, String hint) {
    faults.add(new YamlFault(at, where, fact, hint));
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}

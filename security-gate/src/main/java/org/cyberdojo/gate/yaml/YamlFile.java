package org.cyberdojo.gate.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one YAML 1.2 document whose top is a mapping. */
public final class YamlFile {

  private static final int MOST_CHARACTERS = 1024 * 1024;

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param name what the file is called in error messages
   * @param text its content
   * @param reader makes a value of the top mapping; may go on after a fault, so that all of them
   *     are found
   * @throws MalformedYamlException when it is no YAML, or the reader found a fault
   */
  public static <T> T read(String name, String text, Function<YamlMap, T> reader) {
    Faults faults = new Faults();
    Node top = top(name, text);
    if (!(top instanceof MappingNode mapping)) {
      faults.add(new YamlFault(1, "", "the file is no mapping", "write 'key: value' lines"));
      throw faults.asException(name);
    }
    T value = reader.apply(YamlMap.of("", mapping, faults));
    faults.throwIfAny(name);
    return value;
  }

  private static Node top(String name, String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      Optional<Node> top = new Compose(settings).composeString(text);
      return top.orElseThrow(
          () ->
              fault(
                  name, 1, "the file is empty", "write what it should say, or leave the file out"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      throw fault(name, line, "it is no YAML: " + e.getProblem(), "mend the line");
    } catch (YamlEngineException e) {
      throw fault(
          name, 1, "it is no YAML: " + firstLine(String.valueOf(e.getMessage())), "mend the file");
    }
  }

  private static MalformedYamlException fault(String name, int line, String fact, String hint) {
    return new MalformedYamlException(name, List.of(new YamlFault(line, "", fact, hint)));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}

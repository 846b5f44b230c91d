package org.cyberdojo.gate.yaml;

import java.util.List;

/** A YAML file that does not say what it should; all its faults at once. */
public final class MalformedYamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<YamlFault> faults;

  MalformedYamlException(String file, List<YamlFault> faults) {
    super(String.join("\n", lines(file, faults)));
    this.file = file;
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in the order of the lines. */
  public List<YamlFault> faults() {
    return faults;
  }

  /** The same in words, with the file's name on each line. */
  public List<String> lines() {
    return lines(file, faults);
  }

  private static List<String> lines(String file, List<YamlFault> faults) {
    return faults.stream().map(fault -> file + ": " + fault.sentence()).toList();
  }
}

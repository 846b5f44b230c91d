package org.cyberdojo.gate.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A YAML file that does not say what it should; all its faults at once. */
public final class MalformedYamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<YamlFault> faults;

  MalformedYamlException(String file, List<YamlFault> faults) {
    super(
        faults.stream()
            .map(fault -> file + ": " + fault.sentence())
            .collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in the order of the lines. */
  public List<YamlFault> faults() {
    return faults;
  }
}

package org.cyberdojo.gate.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults found so far in one file. */
final class Faults {

  private final List<YamlFault> found = new ArrayList<>();

  void add(YamlFault fault) {
    found.add(fault);
  }

  void throwIfAny(String file) {
    if (!found.isEmpty()) {
      throw asException(file);
    }
  }

  MalformedYamlException asException(String file) {
    return new MalformedYamlException(
        file, found.stream().sorted(Comparator.comparingInt(YamlFault::line)).toList());
  }
}

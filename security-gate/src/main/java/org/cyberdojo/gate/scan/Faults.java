package org.cyberdojo.gate.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.Severity;

/** The faults of one report, each once. */
final class Faults {

  private final Map<String, Fault> byId = new LinkedHashMap<>();

  void add(String id, String title, Optional<String> link, String packageText, Severity severity) {
    if (byId.size() >= ScanReader.MOST_FINDINGS) {
      throw new MalformedScanException(
          "it has more than " + ScanReader.MOST_FINDINGS + " findings");
    }
    byId.computeIfAbsent(id, unseen -> new Fault(id, title, link)).isIn(packageText, severity);
  }

  List<Finding> findings() {
    return byId.values().stream().map(Fault::finding).toList();
  }
}

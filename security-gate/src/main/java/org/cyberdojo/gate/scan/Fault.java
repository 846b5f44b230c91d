package org.cyberdojo.gate.scan;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.Severity;

/** One fault with the packages that have it, while a report is read. */
final class Fault {

  private static final int MOST_PACKAGES_NAMED = 3;

  private final String id;
  private final String title;
  private final Optional<String> link;
  private final Set<String> packages = new LinkedHashSet<>();
  private Severity severity = Severity.LOW;

  Fault(String id, String title, Optional<String> link) {
    this.id = id;
    this.title = title;
    this.link = link;
  }

  /** One more package has it, perhaps worse. */
  void isIn(String packageText, Severity there) {
    packages.add(packageText);
    severity = there.isAtLeast(severity) ? there : severity;
  }

  Finding finding() {
    return new Finding(severity, reason(), Optional.of(id), link);
  }

  private String reason() {
    String named =
        packages.stream()
            .filter(text -> !text.isBlank())
            .limit(MOST_PACKAGES_NAMED)
            .collect(Collectors.joining(", "));
    String more =
        packages.size() > MOST_PACKAGES_NAMED
            ? " and " + (packages.size() - MOST_PACKAGES_NAMED) + " more"
            : "";
    String what = title.isBlank() ? id : title;
    return named.isEmpty() ? what : what + " in " + named + more;
  }
}

package org.cyberdojo.manifest.check;

import java.util.Set;
import java.util.stream.Stream;

/** There are no keys but these. */
record UnknownKeyRule(Set<String> known) implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest
        .json()
        .propertyStream()
        .map(entry -> entry.getKey())
        .filter(key -> !known.contains(key))
        .map(key -> manifest.fault(FaultCode.UNKNOWN_KEY, "unknown key " + Manifest.quoted(key)));
  }
}

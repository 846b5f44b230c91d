package org.cyberdojo.manifest.check;

import java.util.stream.Stream;

/** A key is there, whatever its value. */
record MissingKeyRule(String key) implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.has(key) ? Stream.empty() : Stream.of(fault(manifest, key));
  }

  static Fault fault(Manifest manifest, String key) {
    return manifest.fault(FaultCode.MISSING_KEY, "missing required key " + Manifest.quoted(key));
  }
}

package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * A value is a whole number in a range.
 *
 * @param most the largest it may be; the smallest is 1
 */
record IntegerRule(String key, int most, FaultCode ifNotInteger, FaultCode ifOutOfRange)
    implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(key).stream().flatMap(value -> check(manifest, value));
  }

  private Stream<Fault> check(Manifest manifest, JsonNode value) {
    String mustBe = key + " must be an Integer";
    if (!value.isIntegralNumber()) {
      return Stream.of(manifest.fault(ifNotInteger, mustBe, key));
    }
    boolean isInRange =
        value.canConvertToInt() && value.intValue() >= 1 && value.intValue() <= most;
    return isInRange
        ? Stream.empty()
        : Stream.of(manifest.fault(ifOutOfRange, mustBe + " (1.." + most + ")", key));
  }
}

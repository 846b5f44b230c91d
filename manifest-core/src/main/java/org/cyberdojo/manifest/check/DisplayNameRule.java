package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** The display name is a string with something in it. */
record DisplayNameRule() implements Rule {

  static final String KEY = "display_name";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(KEY).stream().flatMap(value -> check(manifest, value));
  }

  private static Stream<Fault> check(Manifest manifest, JsonNode value) {
    if (!value.isTextual()) {
      return Stream.of(
          manifest.fault(FaultCode.DISPLAY_NAME_NOT_STRING, "display_name is not a String", KEY));
    }
    return value.textValue().isEmpty()
        ? Stream.of(
            manifest.fault(
                FaultCode.DISPLAY_NAME_EMPTY, "display_name cannot be empty String", KEY))
        : Stream.empty();
  }
}

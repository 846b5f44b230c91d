package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** The visible filenames are an array with something in it. */
record VisibleFilenamesRule() implements Rule {

  static final String KEY = "visible_filenames";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(KEY).stream().flatMap(value -> check(manifest, value));
  }

  private static Stream<Fault> check(Manifest manifest, JsonNode value) {
    if (!value.isArray()) {
      return Stream.of(
          manifest.fault(
              FaultCode.VISIBLE_FILENAMES_NOT_ARRAY, "visible_filenames is not an Array", KEY));
    }
    return value.isEmpty()
        ? Stream.of(
            manifest.fault(
                FaultCode.VISIBLE_FILENAMES_EMPTY, "visible_filenames cannot be empty", KEY))
        : Stream.empty();
  }

  /** The value where it keeps this rule, for the rules that look into it. */
  static Optional<JsonNode> filenames(Manifest manifest) {
    return manifest.value(KEY).filter(Texts::isFilledArray);
  }
}

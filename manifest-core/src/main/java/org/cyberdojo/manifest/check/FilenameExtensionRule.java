package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The filename extension is a string like {@code .c}, or an array of such. Faults show a string as
 * an array of one.
 */
record FilenameExtensionRule() implements Rule {

  static final String KEY = "filename_extension";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(KEY).stream()
        .flatMap(value -> new Extensions(manifest, asArray(manifest, value)).faults());
  }

  private static JsonNode asArray(Manifest manifest, JsonNode value) {
    return value.isTextual() ? manifest.json().arrayNode().add(value) : value;
  }

  private record Extensions(Manifest manifest, JsonNode array) {

    Stream<Fault> faults() {
      if (!Texts.areTexts(array)) {
        return Stream.of(
            fault(
                FaultCode.FILENAME_EXTENSION_NOT_STRINGS,
                KEY + " must be a String or Array of Strings"));
      }
      List<Fault> empty =
          faultsOf(FaultCode.FILENAME_EXTENSION_EMPTY, String::isEmpty, "cannot be empty String")
              .toList();
      return empty.isEmpty() ? faultsOfFilled() : empty.stream();
    }

    private Stream<Fault> faultsOfFilled() {
      return Stream.of(
              faultsOf(
                  FaultCode.FILENAME_EXTENSION_WITHOUT_DOT,
                  extension -> !extension.startsWith("."),
                  "must start with a dot"),
              faultsOf(
                  FaultCode.FILENAME_EXTENSION_ONLY_DOT,
                  extension -> extension.equals("."),
                  "must be more than just a dot"),
              Texts.duplicates(array)
                  .map(text -> fault(FaultCode.FILENAME_EXTENSION_DUPLICATES, KEY + text)))
          .flatMap(faults -> faults);
    }

    private Stream<Fault> faultsOf(FaultCode code, Predicate<String> isBad, String what) {
      return Texts.elements(array)
          .filter(element -> isBad.test(element.value().textValue()))
          .map(element -> fault(code, KEY + element.shown() + " " + what));
    }

    private Fault fault(FaultCode code, String text) {
      return manifest.faultWith(code, text, Manifest.entryLine(KEY, array));
    }
  }
}

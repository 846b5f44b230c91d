package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.cyberdojo.manifest.json.JsonLine;
import org.cyberdojo.manifest.tree.Finding;

/**
 * Each visible filename is a portable one, of a file in the manifest's folder that is not too
 * large.
 */
record VisibleFilenameRule() implements Rule {

  /** In messages; of a value that should have been a name. */
  private static final int LONGEST_VALUE = 200;

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return VisibleFilenamesRule.filenames(manifest).stream()
        .flatMap(Texts::elements)
        .flatMap(element -> check(manifest, element));
  }

  private static Stream<Fault> check(Manifest manifest, Texts.Element element) {
    JsonNode value = element.value();
    String place = VisibleFilenamesRule.KEY + "[" + element.index() + "]=";
    if (!value.isTextual()) {
      String text = place + JsonLine.of(value, LONGEST_VALUE) + " is not a String";
      return fault(manifest, FaultCode.VISIBLE_FILENAME_NOT_STRING, text);
    }
    if (value.textValue().isEmpty()) {
      String text = place + "'' cannot be empty String";
      return fault(manifest, FaultCode.VISIBLE_FILENAME_EMPTY, text);
    }
    String name = place + Manifest.quoted(value.textValue());
    return isPortable(value.textValue())
        ? checkFile(manifest, value.textValue(), name)
        : portabilityFaults(manifest, value.textValue(), name);
  }

  private static boolean isPortable(String filename) {
    return !filename.startsWith("-")
        && filename.codePoints().allMatch(VisibleFilenameRule::isPortable);
  }

  /**
   * Of the <a
   * href="https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap03.html#tag_03_282">portable
   * filename character set</a>, and the slash because a name may have folders.
   */
  private static boolean isPortable(int character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || "/._-".indexOf(character) >= 0;
  }

  private static Stream<Fault> portabilityFaults(Manifest manifest, String filename, String name) {
    Stream<Fault> characters =
        filename
            .codePoints()
            .filter(character -> !isPortable(character))
            .mapToObj(character -> notPortable(manifest, name, character));
    Stream<Fault> hyphen =
        filename.startsWith("-") ? leadingHyphen(manifest, name) : Stream.empty();
    return Stream.concat(characters, hyphen);
  }

  private static Fault notPortable(Manifest manifest, String name, int character) {
    String text = name + " has non-portable character '" + Character.toString(character) + "'";
    return manifest.fault(FaultCode.VISIBLE_FILENAME_NOT_PORTABLE, text, VisibleFilenamesRule.KEY);
  }

  private static Stream<Fault> leadingHyphen(Manifest manifest, String name) {
    return fault(
        manifest,
        FaultCode.VISIBLE_FILENAME_LEADING_HYPHEN,
        name + " has non-portable leading character '-'");
  }

  private static Stream<Fault> checkFile(Manifest manifest, String filename, String name) {
    Finding finding = manifest.find(filename);
    return switch (finding) {
      case Finding.File(var file) when manifest.isReserved(filename, file) ->
          fault(
              manifest,
              FaultCode.VISIBLE_FILENAME_RESERVED,
              name + " is a file that create writes itself");
      case Finding.File(var file) when manifest.isWhiteout(filename, file) ->
          fault(
              manifest,
              FaultCode.VISIBLE_FILENAME_RESERVED,
              name + " has a name that an image cannot have (.wh.)");
      case Finding.File(var file) when file.size() <= FileFault.MOST_BYTES -> Stream.empty();
      case Finding.File _ ->
          fault(manifest, FaultCode.VISIBLE_FILENAME_TOO_LARGE, name + " is too large (>25K)");
      case Finding.Missing _, Finding.Folder _ ->
          fault(manifest, FaultCode.VISIBLE_FILENAME_MISSING, name + " does not exist");
      case Finding.Outside _, Finding.NoFile _ ->
          FileFault.of(finding, name).stream()
              .flatMap(escape -> fault(manifest, escape.code(), escape.text()));
    };
  }

  private static Stream<Fault> fault(Manifest manifest, FaultCode code, String text) {
    return Stream.of(manifest.fault(code, text, VisibleFilenamesRule.KEY));
  }
}

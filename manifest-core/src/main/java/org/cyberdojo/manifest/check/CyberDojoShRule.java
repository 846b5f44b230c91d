package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * The file that is run is among the visible ones of a language, and not among those of an exercise,
 * which has it from the language.
 *
 * @param isWanted whether it must be there, or must not
 */
record CyberDojoShRule(boolean isWanted) implements Rule {

  private static final String NAME = "cyber-dojo.sh";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return VisibleFilenamesRule.filenames(manifest).stream()
        .filter(filenames -> isThere(filenames) != isWanted)
        .map(filenames -> fault(manifest));
  }

  private static boolean isThere(JsonNode filenames) {
    return filenames.valueStream().anyMatch(filename -> NAME.equals(filename.textValue()));
  }

  private Fault fault(Manifest manifest) {
    return isWanted
        ? manifest.fault(
            FaultCode.VISIBLE_FILENAMES_WITHOUT_CYBER_DOJO_SH,
            "visible_filenames does not include \"" + NAME + "\"",
            VisibleFilenamesRule.KEY)
        : manifest.fault(
            FaultCode.VISIBLE_FILENAMES_WITH_CYBER_DOJO_SH,
            "visible_filenames cannot include \"" + NAME + "\"",
            VisibleFilenamesRule.KEY);
  }
}

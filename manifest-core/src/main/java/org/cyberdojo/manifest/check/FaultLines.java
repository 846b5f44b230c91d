package org.cyberdojo.manifest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.manifest.terminal.SafeText;

/**
 * The lines on standard error that tell of faults:
 *
 * <pre>
 * ERROR: visible_filenames[0]="hiker.c" does not exist
 * --languages https://example.com/c-assert
 * manifest='start_point/manifest.json'
 * "visible_filenames": ["hiker.c", "cyber-dojo.sh"]
 * </pre>
 *
 * <p>File names and values come from strangers. Each line is made safe for a terminal here, once,
 * for all of them: see {@link SafeText}. A backslash stays as it is, so a path that was escaped
 * cannot be told from one that holds the escape.
 */
public final class FaultLines {

  private static final int MOST_PLACES = 100;

  private FaultLines() {}

  /** Every line of a report; none when all is well. */
  public static List<String> of(CheckReport report) {
    List<String> lines = new ArrayList<>();
    report.faults().forEach(fault -> lines.addAll(of(fault)));
    if (report.moreFaults() > 0) {
      lines.add("ERROR: at least " + report.moreFaults() + " more faults, not shown");
    }
    return lines;
  }

  /** The lines of one fault. */
  public static List<String> of(Fault fault) {
    List<String> lines = new ArrayList<>();
    lines.add("ERROR: " + SafeText.of(fault.text()));
    fault.places().stream().limit(MOST_PLACES).flatMap(FaultLines::of).forEach(lines::add);
    int morePlaces = fault.places().size() - MOST_PLACES;
    if (morePlaces > 0) {
      lines.add("… and " + morePlaces + " more places");
    }
    return lines;
  }

  private static Stream<String> of(Place place) {
    return Stream.of(
            Stream.of(place.type().option() + " " + place.url()),
            place.manifest().map(path -> "manifest='" + path + "'").stream(),
            place.detail().stream())
        .flatMap(lines -> lines)
        .map(SafeText::of);
  }
}

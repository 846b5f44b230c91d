package org.cyberdojo.manifest.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The display names of all start-points, none of which may be another's. */
final class DisplayNames {

  private final Map<String, List<Place>> places = new LinkedHashMap<>();

  /**
   * Takes the name of one more start-point.
   *
   * @param place of the entry
   */
  void add(String name, Place place) {
    places.computeIfAbsent(name, first -> new ArrayList<>(1)).add(place);
  }

  /** One fault for each name that more than one start-point has. */
  Stream<Fault> duplicates() {
    return places.values().stream()
        .filter(same -> same.size() > 1)
        .map(same -> new Fault(FaultCode.DISPLAY_NAME_DUPLICATE, "display_name duplicate", same));
  }
}

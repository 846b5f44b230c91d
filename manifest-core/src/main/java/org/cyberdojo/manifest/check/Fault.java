package org.cyberdojo.manifest.check;

import java.util.List;

/**
 * Something that is wrong with a start-point.
 *
 * @param code what kind of fault it is
 * @param text what is wrong, in the words that scripts know; it may quote the repository, see
 *     {@link FaultLines}
 * @param places where: one, or all those that disagree with each other
 */
public record Fault(FaultCode code, String text, List<Place> places) {

  public Fault {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("a fault is somewhere: " + text);
    }
  }
}

package org.cyberdojo.gate.store;

import static org.cyberdojo.gate.store.Reports.NOW;
import static org.cyberdojo.gate.store.Reports.report;

import org.cyberdojo.gate.catalog.Catalog;

/**
 * Records tag after tag into the store that is named by its argument, and prints each one that was
 * acknowledged.
 */
final class EndlessRecorder {

  private EndlessRecorder() {}

  public static void main(String[] arguments) {
    try (Store store = Store.open(StoreLocation.parse(arguments[0]))) {
      Catalog catalog = store.catalog();
      for (int i = 0; true; i++) {
        String tag = String.format("%07x", i);
        catalog.record(report(tag, i + 1), NOW);
        System.out.println(tag);
      }
    }
  }
}

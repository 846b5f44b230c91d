package org.cyberdojo.gate.services;

import java.util.List;

/** Asks the services what they were built from. Safe for any thread. */
@FunctionalInterface
public interface Services {

  /** Every service, in the order in which they are set up. Takes some seconds at most. */
  List<ServiceReport> ask();

  /** No services at all. */
  static Services none() {
    return List::of;
  }
}

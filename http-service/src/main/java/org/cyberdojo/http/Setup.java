package org.cyberdojo.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** What all exchanges of one service have in common. */
record Setup(
    Map<String, Route> routes,
    Route unknownPath,
    Limits limits,
    ErrorWording wording,
    ServiceMetrics metrics,
    Optional<AccessLog> accessLog,
    ErrorLog errorLog,
    ExecutorService virtualThreads,
    ServerClock clock,
    HeldBytes held) {

  Route routeAt(String path) {
    return routes.getOrDefault(path, unknownPath);
  }
}

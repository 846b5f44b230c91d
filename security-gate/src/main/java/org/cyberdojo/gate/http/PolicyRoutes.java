package org.cyberdojo.gate.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Route;

/** {@code /policy.schema.json}, for editors that check a policy while it is written. */
final class PolicyRoutes {

  private PolicyRoutes() {}

  static List<Route> all() {
    return List.of(
        Route.ready("/policy.schema.json", Answer.json(schema()).prepared()).ignoringBody());
  }

  private static byte[] schema() {
    try (InputStream stream = PolicyReader.class.getResourceAsStream("policy.schema.json")) {
      if (stream == null) {
        throw new IllegalStateException("the policy's schema is missing from the jar");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

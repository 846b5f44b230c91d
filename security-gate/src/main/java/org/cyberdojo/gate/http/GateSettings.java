package org.cyberdojo.gate.http;

import java.time.Clock;
import java.util.Optional;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.services.Services;
import org.cyberdojo.gate.store.StoreLocation;

/**
 * How a gate is run.
 *
 * @param port TCP port; 0 takes one that is free
 * @param host address to listen on
 * @param policy what is asked of images
 * @param store where the catalog is
 * @param token good for writing, beside those that are kept in the store
 * @param isReadingOpen whether everybody may read, or only who has a token
 * @param sha the commit that the service was built from
 * @param services the services of the page's other tab
 * @param clock tells the time
 */
public record GateSettings(
    int port,
    String host,
    Policy policy,
    StoreLocation store,
    Optional<String> token,
    boolean isReadingOpen,
    Optional<String> sha,
    Services services,
    Clock clock) {

  /** The port that it listens on unless told otherwise. */
  public static final int PORT = 4598;

  /** The standard policy, open reading, no token beside those that are kept. */
  public static GateSettings of(StoreLocation store) {
    return new GateSettings(
        PORT,
        "0.0.0.0",
        Policy.standard(),
        store,
        Optional.empty(),
        true,
        Optional.empty(),
        Services.none(),
        Clock.systemUTC());
  }

  public GateSettings onPort(int newPort) {
    return new GateSettings(
        newPort, host, policy, store, token, isReadingOpen, sha, services, clock);
  }

  public GateSettings onHost(String newHost) {
    return new GateSettings(
        port, newHost, policy, store, token, isReadingOpen, sha, services, clock);
  }

  public GateSettings withPolicy(Policy newPolicy) {
    return new GateSettings(
        port, host, newPolicy, store, token, isReadingOpen, sha, services, clock);
  }

  public GateSettings withToken(String newToken) {
    return new GateSettings(
        port, host, policy, store, Optional.of(newToken), isReadingOpen, sha, services, clock);
  }

  public GateSettings withReadingClosed() {
    return new GateSettings(port, host, policy, store, token, false, sha, services, clock);
  }

  public GateSettings builtFrom(String commit) {
    return new GateSettings(
        port, host, policy, store, token, isReadingOpen, Optional.of(commit), services, clock);
  }

  public GateSettings showing(Services newServices) {
    return new GateSettings(
        port, host, policy, store, token, isReadingOpen, sha, newServices, clock);
  }

  public GateSettings at(Clock newClock) {
    return new GateSettings(
        port, host, policy, store, token, isReadingOpen, sha, services, newClock);
  }
}

package org.cyberdojo.startpoint.server;

import java.util.Optional;
import org.cyberdojo.http.AccessLog;
import org.cyberdojo.http.Limits;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * How a start-point service listens.
 *
 * @param host the address to listen on
 * @param port TCP port; 0 takes one that is free
 * @param sha what {@code /sha} answers, 40 hex digits
 * @param accessLog where each request is logged
 * @param limits how much it takes from its clients
 */
public record ServerSettings(
    String host, int port, Optional<String> sha, Optional<AccessLog> accessLog, Limits limits) {

  /** Every address of the machine, the type's own port, no access log. */
  public static ServerSettings of(StartPointType type) {
    return new ServerSettings(
        "0.0.0.0", type.port(), Optional.empty(), Optional.empty(), Limits.standard());
  }

  public ServerSettings withHost(String newHost) {
    return new ServerSettings(newHost, port, sha, accessLog, limits);
  }

  public ServerSettings withPort(int newPort) {
    return new ServerSettings(host, newPort, sha, accessLog, limits);
  }

  public ServerSettings withSha(String newSha) {
    return new ServerSettings(host, port, Optional.of(newSha), accessLog, limits);
  }

  public ServerSettings withAccessLog(AccessLog log) {
    return new ServerSettings(host, port, sha, Optional.of(log), limits);
  }

  public ServerSettings withLimits(Limits newLimits) {
    return new ServerSettings(host, port, sha, accessLog, newLimits);
  }
}

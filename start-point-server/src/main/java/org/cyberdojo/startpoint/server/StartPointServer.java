package org.cyberdojo.startpoint.server;

import java.util.function.Supplier;
import org.cyberdojo.http.HttpService;
import org.cyberdojo.http.HttpServiceBuilder;
import org.cyberdojo.manifest.serving.ServedStartPoints;

/**
 * A running start-point service. Several may run in one process, each on its own port.
 *
 * <pre>{@code
 * StartPointServer.start(startPoints, ServerSettings.of(startPoints.type()).withPort(0)).port();
 * }</pre>
 */
public final class StartPointServer implements AutoCloseable {

  private final HttpService service;

  private StartPointServer(HttpService service) {
    this.service = service;
  }

  /**
   * Starts to serve.
   *
   * @throws org.cyberdojo.http.CannotListenException when the port is taken or forbidden
   */
  public static StartPointServer start(ServedStartPoints startPoints, ServerSettings settings) {
    return start(() -> startPoints, settings);
  }

  /**
   * Starts to serve start-points that are still to be read: meanwhile all is made that needs none
   * of them. Clients can connect when they have been read.
   *
   * @param startPoints called once, by the calling thread; what it throws ends the start
   * @throws org.cyberdojo.http.CannotListenException when the port is taken or forbidden
   */
  public static StartPointServer start(
      Supplier<ServedStartPoints> startPoints, ServerSettings settings) {
    HttpServiceBuilder service =
        HttpService.onPort(settings.port())
            .onHost(settings.host())
            .limitedTo(settings.limits())
            .wordedAs(StartPointRoutes.WORDING)
            .begin();
    settings.sha().ifPresent(service::builtFrom);
    settings.accessLog().ifPresent(service::logging);
    try {
      new StartPointRoutes(startPoints.get()).all().forEach(service::with);
    } catch (RuntimeException | Error e) {
      service.abandon();
      throw e;
    }
    return new StartPointServer(service.start());
  }

  /** The TCP port that it listens on. */
  public int port() {
    return service.port();
  }

  /** Stops it when the JVM ends: on SIGTERM, on SIGINT, on exit. */
  public StartPointServer stopWithJvm() {
    service.stopWithJvm();
    return this;
  }

  /** Stops serving, once requests under way have been answered. */
  @Override
  public void close() {
    service.close();
  }
}

package org.cyberdojo.gate.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cyberdojo.gate.access.Access;
import org.cyberdojo.gate.decide.Decider;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.page.ShasViews;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.http.HttpService;
import org.cyberdojo.http.HttpServiceBuilder;
import org.cyberdojo.http.Route;

/** A running gate: its store and its HTTP service. */
public final class GateServer implements AutoCloseable {

  private final Store store;
  private final Access access;
  private final HttpService service;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private GateServer(Store store, Access access, HttpService service) {
    this.store = store;
    this.access = access;
    this.service = service;
  }

  /**
   * Opens the store and starts the service.
   *
   * @param complaints where faults are told of
   * @throws org.cyberdojo.gate.catalog.CatalogException when the store cannot be opened
   * @throws org.cyberdojo.http.CannotListenException when the port is taken or forbidden
   */
  public static GateServer start(GateSettings settings, PrintStream complaints) {
    Store store = Store.open(settings.store());
    try {
      return start(settings, store, complaints);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static GateServer start(GateSettings settings, Store store, PrintStream complaints) {
    Access access = access(settings, store).open();
    try {
      return new GateServer(store, access, service(settings, store, access, complaints));
    } catch (RuntimeException e) {
      access.close();
      throw e;
    }
  }

  private static Access access(GateSettings settings, Store store) {
    Access kept = Access.by(store.accessTokens(), settings.clock());
    return settings.token().map(token -> kept.andBy(Doors.SHARED, token)).orElse(kept);
  }

  private static HttpService service(
      GateSettings settings, Store store, Access access, PrintStream complaints) {
    PrometheusRegistry registry = new PrometheusRegistry();
    HttpServiceBuilder builder =
        HttpService.onPort(settings.port())
            .onHost(settings.host())
            .countingIn(registry)
            .complainingTo(complaints);
    settings.sha().ifPresent(builder::builtFrom);
    routes(settings, store, access, registry, new Guarded(complaints)).forEach(builder::with);
    return builder.start();
  }

  private static List<Route> routes(
      GateSettings settings,
      Store store,
      Access access,
      PrometheusRegistry registry,
      Guarded guarded) {
    Clock clock = settings.clock();
    Doors doors = new Doors(access, settings.isReadingOpen());
    Gate gate = Gate.by(settings.policy());
    Decider decider = new Decider(gate, store.catalog(), clock);
    PageRoutes pages =
        new PageRoutes(new ShasViews(store.catalog(), gate, settings.services(), clock));
    Runnable changed =
        () -> {
          decider.forget();
          pages.forget();
        };
    GateMetrics metrics = new GateMetrics(registry);
    List<Route> routes = new ArrayList<>(PolicyRoutes.all());
    routes.addAll(new DecideRoutes(decider, metrics, clock).all(guarded, doors));
    routes.addAll(new ImageRoutes(store.catalog(), changed, metrics, doors, clock).all(guarded));
    routes.addAll(new MarkRoutes(store.riskMarks(), changed, doors, clock).all(guarded));
    routes.addAll(new TokenRoutes(store.accessTokens(), access, doors, clock).all(guarded));
    routes.addAll(pages.all(guarded, doors));
    return routes;
  }

  /** The TCP port that it listens on. */
  public int port() {
    return service.port();
  }

  /** Stops the service, gracefully, and then closes the store. Doing it again does nothing. */
  @Override
  public void close() {
    if (!isClosed.getAndSet(true)) {
      access.close();
      service.stop();
      store.close();
    }
  }
}

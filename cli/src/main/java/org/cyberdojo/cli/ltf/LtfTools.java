package org.cyberdojo.cli.ltf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.cyberdojo.builder.catalog.http.HttpCatalog;
import org.cyberdojo.builder.forced.Origins;
import org.cyberdojo.builder.git.GitOrigins;
import org.cyberdojo.builder.git.GitRepositories;
import org.cyberdojo.builder.git.GitSettings;
import org.cyberdojo.builder.ltf.Tools;
import org.cyberdojo.builder.registry.RegistryPublisher;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.docker.DockerEngine;

/** Wires what the ltf commands work with. */
final class LtfTools implements AutoCloseable {

  private final Surroundings surroundings;
  private final GitRepositories repositories;
  private final GitOrigins origins;
  private final DockerEngine engine;

  private LtfTools(Surroundings surroundings, GitSettings settings) throws IOException {
    this.surroundings = surroundings;
    this.repositories = GitRepositories.with(settings);
    this.origins = GitOrigins.with(settings);
    this.engine = DockerEngine.from(surroundings.environment());
  }

  /** Nothing is reached yet. */
  static LtfTools open(Surroundings surroundings) {
    try {
      return new LtfTools(surroundings, GitSettings.of(surroundings.environment()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  void requireEngine() {
    engine.requireAnswer();
  }

  SourceRepositories repositories() {
    return repositories;
  }

  Origins origins() {
    return origins;
  }

  Tools forBuilds() {
    return new Tools(
        repositories,
        origins,
        engine.images(),
        engine.builds(),
        new ScriptVersionCheck(surroundings.environment()),
        () -> new RunnerLights(LightsRunner.start(surroundings, engine)),
        RegistryPublisher.of(surroundings.environment(), engine.images()),
        HttpCatalog.from(surroundings.environment(), Clock.systemUTC()),
        Clock.systemUTC());
  }

  @Override
  public void close() {
    origins.close();
    repositories.close();
    engine.close();
  }
}

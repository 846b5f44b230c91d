package org.cyberdojo.cli.startpoint;

import java.util.List;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.startpoint.ImageOrigins;
import org.cyberdojo.builder.startpoint.ImagePolicy;
import org.cyberdojo.builder.startpoint.StartPointArgument;
import org.cyberdojo.builder.startpoint.StartPointCollection;
import org.cyberdojo.builder.startpoint.StartPointCollector;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.terminal.SafeText;

/**
 * Collects start-points and says so, for every command that needs them. What it collected can be
 * read until it is closed.
 */
final class Collecting implements AutoCloseable {

  private final Console console;
  private final Surroundings surroundings;
  private final SourceRepositories repositories;
  private final StartPointCollector collector;
  private final ProgressLine progress;

  Collecting(
      Console console,
      Surroundings surroundings,
      SourceRepositories repositories,
      Images images,
      ImagePolicy policy) {
    this.console = console;
    this.surroundings = surroundings;
    this.repositories = repositories;
    this.collector = new StartPointCollector(repositories, new ImageOrigins(images), policy);
    this.progress = new ProgressLine(console);
  }

  /**
   * Collects.
   *
   * @param urls as given
   * @throws org.cyberdojo.cli.command.CommandFailure with the status of the first fault
   */
  StartPointCollection collect(StartPointType type, List<String> urls) {
    StartPointCollection collection =
        CollectionFailures.translated(
            type,
            () ->
                collector.collect(
                    type,
                    urls.stream()
                        .map(url -> StartPointArgument.parse(url, surroundings.workingFolder()))
                        .toList(),
                    new TakingDisplay(console, type, progress)));
    collection.warnings().forEach(warning -> console.say("WARNING: " + SafeText.of(warning)));
    return collection;
  }

  /** Where it draws how far it is. */
  ProgressLine progress() {
    return progress;
  }

  @Override
  public void close() {
    progress.close();
    repositories.close();
  }
}

package org.cyberdojo.cli.startpoint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.UntilStopped;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.startpoint.server.ServerSettings;
import org.cyberdojo.startpoint.server.StartPointServer;

/**
 * {@code start-point serve}: serves start-points from memory, without an image and without an
 * engine.
 */
final class ServeCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private final ImageOptions images = new ImageOptions();
  private final CacheOptions cache = new CacheOptions();

  private List<String> languages = new ArrayList<>();

  private List<String> exercises = new ArrayList<>();

  private List<String> custom = new ArrayList<>();

  private Optional<Integer> port = Optional.empty();

  private String host = "127.0.0.1";

  ServeCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("serve")
        .says(
            "Clones, checks and serves start-points from memory: no image is made, and no container engine is needed.",
            "Each type is served on its own port: languages 4524, exercises 4525, custom 4526. Ctrl-C ends it.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo start-point serve --languages ./gcc-assert",
            "  cyber-dojo start-point serve --languages URL URL --exercises URL --custom URL",
            "  cyber-dojo start-point serve --host 0.0.0.0 --port 8080 --languages URL")
        .statusOfWrongUse(1);
    images.describe(command);
    cache.describe(command);
    command
        .option("--languages", "URL")
        .says("Repositories of languages start-points.")
        .allInto(given -> languages = given);
    command
        .option("--exercises", "URL")
        .says("Repositories of exercises start-points.")
        .allInto(given -> exercises = given);
    command
        .option("--custom", "URL")
        .says("Repositories of custom start-points.")
        .allInto(given -> custom = given);
    command
        .option("--port", "N")
        .as(Integer.class)
        .says("The port, when one type is served; 0 takes a free one.")
        .into(given -> port = Optional.of(given));
    command
        .option("--host", "ADDRESS")
        .says("The address to listen on. Default: " + host + ", this machine alone.")
        .into(given -> host = given);
  }

  @Override
  public void run() {
    Map<StartPointType, List<String>> urls = urlsByType();
    List<StartPointServer> servers = new ArrayList<>();
    for (ServedStartPoints startPoints : collected(urls)) {
      StartPointServer server = start(startPoints);
      servers.add(server);
      console.say(
          "serving %s on http://%s:%d".formatted(startPoints.type().text(), host, server.port()));
    }
    servers.forEach(StartPointServer::stopWithJvm);
    UntilStopped.await();
  }

  private Map<StartPointType, List<String>> urlsByType() {
    Map<StartPointType, List<String>> urls = new EnumMap<>(StartPointType.class);
    urls.put(StartPointType.LANGUAGES, languages);
    urls.put(StartPointType.EXERCISES, exercises);
    urls.put(StartPointType.CUSTOM, custom);
    urls.values().removeIf(List::isEmpty);
    if (urls.isEmpty()) {
      throw CommandFailure.of(
          1,
          "nothing to serve: name at least one of --languages URL, --exercises URL, --custom URL");
    }
    if (port.isPresent() && urls.size() > 1) {
      throw CommandFailure.of(
          1, "--port is for one type; " + urls.size() + " are served, each on its own port");
    }
    return urls;
  }

  private List<ServedStartPoints> collected(Map<StartPointType, List<String>> urls) {
    try (EngineRoom room = EngineRoom.open(surroundings);
        Collecting collecting =
            new Collecting(
                console,
                surroundings,
                cache.repositories(surroundings),
                room.images(),
                images.policy(surroundings, room.images()))) {
      return urls.entrySet().stream()
          .map(entry -> collecting.collect(entry.getKey(), entry.getValue()))
          .map(collection -> ServedStartPoints.load(collection.type(), collection.trees()))
          .toList();
    }
  }

  private StartPointServer start(ServedStartPoints startPoints) {
    ServerSettings settings = ServerSettings.of(startPoints.type()).withHost(host);
    if (port.isPresent()) {
      settings = settings.withPort(port.get());
    }
    if (surroundings.commit().isPresent()) {
      settings = settings.withSha(surroundings.commit().get().text());
    }
    return StartPointServer.start(startPoints, settings);
  }
}

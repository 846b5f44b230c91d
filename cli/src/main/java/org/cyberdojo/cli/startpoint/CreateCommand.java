package org.cyberdojo.cli.startpoint;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.builder.base.StartPointsBase;
import org.cyberdojo.builder.image.PreparedRepository;
import org.cyberdojo.builder.startpoint.StartPointCollection;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.cli.command.Surroundings;

/** {@code start-point create}: from git repositories to a start-point image. */
final class CreateCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private Runnable usage = () -> {};
  private final ImageOptions images = new ImageOptions();
  private final CacheOptions cache = new CacheOptions();
  private final List<String> words = new ArrayList<>();

  private boolean json;

  CreateCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("create")
        .says(
            "Makes a cyber-dojo start-point image named <name> of the files of git repositories. Every manifest.json is"
                + " checked first, and all faults are shown. The image of each start-point is named by the commit.",
            "",
            "A <url> is that of a git repository, or a local folder: one with uncommitted changes is taken with them.",
            "  https://github.com/cyber-dojo-start-points/gcc-assert",
            "7 hex digits before it ask for that commit.",
            "  384f486@https://github.com/cyber-dojo-start-points/java-junit",
            "docker:// names an image that knows which commit of which repository it was built from.",
            "  docker://ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo start-point create my/languages --languages ./gcc-assert ./python-unittest",
            "  cyber-dojo start-point create my/languages --languages $$(< urls.txt)",
            "  cyber-dojo start-point create my/custom --pin --custom https://example.com/refactoring")
        .use(
            "  cyber-dojo start-point create <name> --custom    <url>...",
            "  cyber-dojo start-point create <name> --exercises <url>...",
            "  cyber-dojo start-point create <name> --languages <url>...",
            "")
        .statusOfWrongUse(1);
    usage = command.usage();
    images.describe(command);
    cache.describe(command);
    command.rest(words);
    command
        .flag("--json")
        .says(
            "Print a report of every start-point instead: its url, commit and image, and the rule that gave it.")
        .into(given -> json = given);
  }

  @Override
  public void run() {
    if (words.isEmpty()) {
      usage.run();
      return;
    }
    CreateArguments arguments = CreateArguments.parse(words);
    Console talk = json ? silenced(console) : console;
    try (EngineRoom room = EngineRoom.open(surroundings);
        Collecting collecting =
            new Collecting(
                talk,
                surroundings,
                cache.repositories(surroundings),
                room.images(),
                images.policy(surroundings, room.images()))) {
      StartPointCollection collection = collecting.collect(arguments.type(), arguments.urls());
      make(room, arguments, collection, collecting.progress());
      if (json) {
        console.say(new CreateReport(arguments.name(), collection).json());
      }
      talk.say("Successfully built " + arguments.name());
    }
  }

  private static void make(
      EngineRoom room,
      CreateArguments arguments,
      StartPointCollection collection,
      ProgressLine progress) {
    progress.show("making the image");
    StartPointsBase base = room.base(step -> progress.show("base image: " + step.doing()));
    List<PreparedRepository> prepared =
        collection.repositories().stream()
            .map(repository -> new PreparedRepository(repository.source(), repository.tree()))
            .toList();
    room.startPoints().make(arguments.name(), arguments.type(), prepared, base, Instant.now());
  }

  private static Console silenced(Console console) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(nowhere, console.err(), console.progress());
  }
}

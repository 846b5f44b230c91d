package org.cyberdojo.cli.startpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.cyberdojo.builder.image.StartPointImages;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.startpoint.StartPointType;

/** {@code start-point ls}: which start-point images the engine holds. */
final class LsCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private boolean quiet;

  LsCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("ls")
        .says("Lists, in JSON form, the name and type of all cyber-dojo start-points.")
        .footer(
            "", "Examples:", "  cyber-dojo start-point ls", "  cyber-dojo start-point ls --quiet")
        .statusOfWrongUse(1);
    command
        .flag("-q", "--quiet")
        .says("Only display start-point names.")
        .into(given -> quiet = given);
  }

  @Override
  public void run() {
    try (EngineRoom room = EngineRoom.open(surroundings)) {
      print(namesByType(room.images()));
    }
  }

  /** Without any start-point there is nothing to print, not even brackets. */
  private void print(SequencedMap<String, List<String>> names) {
    if (quiet) {
      names.values().forEach(list -> list.forEach(console::say));
    } else if (!names.isEmpty()) {
      console.say(PrettyJson.of(names));
    }
  }

  private static SequencedMap<String, List<String>> namesByType(Images images) {
    SequencedMap<String, List<String>> names = new TreeMap<>();
    for (StartPointType type : StartPointType.values()) {
      List<String> tags = new ArrayList<>();
      for (ListedImage image : images.labelled(StartPointImages.LABEL, type.text())) {
        tags.addAll(image.tags());
      }
      if (!tags.isEmpty()) {
        names.put(type.text(), tags.stream().sorted().toList());
      }
    }
    return names;
  }
}

package org.cyberdojo.cli.startpoint;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.serving.ServedManifest;
import org.cyberdojo.manifest.serving.ServedStartPoints;

/** {@code start-point inspect NAME}: what a start-point image serves, without running it. */
final class InspectCommand extends NameCommand {

  private final Console console;
  private final Surroundings surroundings;

  InspectCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  void introduce(Description command) {
    command
        .named("inspect")
        .says(
            "Prints, in JSON form, the display_name, image_name, sha, and url of each entry in the named start-point.")
        .footer("", "Examples:", "  cyber-dojo start-point inspect my/languages")
        .statusOfWrongUse(1);
  }

  @Override
  void run(String name) {
    try (EngineRoom room = EngineRoom.open(surroundings)) {
      ServedStartPoints served =
          ImageContents.of(NamedImage.find(name, room.images()), room.startPoints());
      SequencedMap<String, SequencedMap<String, String>> entries = new LinkedHashMap<>();
      served.manifests().forEach(manifest -> entries.put(manifest.name(), entry(manifest)));
      console.say(PrettyJson.of(entries));
    }
  }

  private static SequencedMap<String, String> entry(ServedManifest manifest) {
    SequencedMap<String, String> entry = new LinkedHashMap<>();
    entry.put("url", manifest.provenance().url().text());
    entry.put("sha", manifest.provenance().sha().text());
    manifest.image().ifPresent(image -> entry.put("image_name", image.toString()));
    return entry;
  }
}

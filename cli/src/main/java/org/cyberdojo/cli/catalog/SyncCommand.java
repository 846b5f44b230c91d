package org.cyberdojo.cli.catalog;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.inventory.Inventory;
import org.cyberdojo.builder.publish.PatientRegistry;
import org.cyberdojo.builder.publish.Retry;
import org.cyberdojo.builder.registry.OrasRegistry;
import org.cyberdojo.builder.registry.RegistrySettings;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.gate.GateAddress;
import org.cyberdojo.cli.gate.GateClient;
import org.cyberdojo.cli.gate.ImageArgument;
import org.cyberdojo.manifest.image.ImageName;

/** {@code catalog sync}: what a registry has, the catalog gets to know. */
final class SyncCommand implements Described, Runnable {

  private static final String CATALOG_URL = "CYBER_DOJO_CATALOG_URL";

  private final Console console;
  private final Surroundings surroundings;

  private List<String> names = new ArrayList<>();

  SyncCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("sync")
        .says(
            "Records every tag of the given names: digest, creation date, size, labels, and by them the commit and the base"
                + " image. For images that were built before there was a catalog; doing it again records what is new.",
            "")
        .footer(
            "",
            "Status: 0; 1 when a tag could not be read or recorded; 4 when the registry has another image under a tag that"
                + " always means the same one.",
            "Environment: CYBER_DOJO_CATALOG_URL, else CYBER_DOJO_GATE_URL, the gate; CYBER_DOJO_GATE_TOKEN;"
                + " DOCKER_USERNAME and DOCKER_PASSWORD, else the docker command's configuration; CYBER_DOJO_REGISTRY_CA.",
            "",
            "Examples:",
            "  cyber-dojo catalog sync ghcr.io/cyber-dojo-languages/gcc_assert",
            "  cyber-dojo catalog sync $$(< image-names.txt)",
            "  cyber-dojo catalog sync ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4")
        .statusOfWrongUse(1);
    command
        .parameter("REGISTRY/NAME")
        .says("Images' names; with a tag, only that one.")
        .allInto(given -> names = given);
  }

  @Override
  public void run() {
    List<ImageName> images = names.stream().map(SyncCommand::image).toList();
    Inventory inventory =
        new Inventory(
            new PatientRegistry(
                OrasRegistry.with(RegistrySettings.of(surroundings.environment())), Retry.USUAL));
    SyncReport report = new SyncReport();
    try (GateClient gate = new GateClient(catalog());
        ProgressLine progress = new ProgressLine(console)) {
      Sync sync = new Sync(inventory, gate, Clock.systemUTC(), report);
      for (ImageName image : images) {
        progress.show(image.toString());
        String line = sync.run(image);
        progress.clear();
        console.say(line);
      }
    }
    report.complaints().forEach(console::complain);
    report.requireWhole();
  }

  private static ImageName image(String text) {
    ImageName image = ImageArgument.parse(text, 1);
    if (image.digest().isPresent()) {
      throw CommandFailure.of(
          1, text + " has a digest; the catalog records tags: name one, or none");
    }
    return image;
  }

  private GateAddress catalog() {
    Optional<GateAddress> address =
        GateAddress.of(surroundings, CATALOG_URL).or(() -> GateAddress.of(surroundings));
    return address.orElseThrow(
        () ->
            CommandFailure.of(
                1,
                "there is no catalog: set "
                    + CATALOG_URL
                    + " to the address of its gate, like http://localhost:4598"));
  }
}

package org.cyberdojo.cli.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.builder.inventory.Inventory;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.builder.registry.OrasRegistry;
import org.cyberdojo.builder.registry.RegistrySettings;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.gate.facts.OwnDate;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Finds out what images say of themselves: those that the engine holds, and those in their
 * registry. Safe for use by several threads.
 */
public final class OwnDates {

  private final Images images;
  private final Inventory inventory;

  OwnDates(Images images, Inventory inventory) {
    this.images = images;
    this.inventory = inventory;
  }

  /**
   * What an image says of itself.
   *
   * @param config when its configuration says it was created
   * @param label when its label says so, as it is written
   */
  record Dates(Optional<Instant> config, Optional<String> label) {

    static Dates of(Optional<Instant> config, Map<String, String> labels) {
      return new Dates(config, Optional.ofNullable(labels.get(OwnDate.LABEL)));
    }

    String configText() {
      return config.map(Instant::toString).orElse("");
    }

    Map<String, String> labels() {
      return label.map(text -> Map.of(OwnDate.LABEL, text)).orElse(Map.of());
    }
  }

  /**
   * Those that are found as the environment says.
   *
   * @param environment its credentials are told to the registries
   * @param patience how long a registry may take
   */
  static OwnDates of(Map<String, String> environment, Images images, Duration patience) {
    return new OwnDates(
        images,
        new Inventory(OrasRegistry.with(RegistrySettings.of(environment).withTimeout(patience))));
  }

  /** The dates; empty when neither the engine nor the registry tells of the image. */
  Optional<Dates> find(ImageName image) {
    return search(image, new ArrayList<>());
  }

  /**
   * The dates.
   *
   * @throws UnknownImageException when neither the engine nor the registry tells of the image
   */
  Dates require(ImageName image) {
    List<String> reasons = new ArrayList<>();
    return search(image, reasons).orElseThrow(() -> new UnknownImageException(image, reasons));
  }

  private Optional<Dates> search(ImageName image, List<String> reasons) {
    return inEngine(image, reasons).or(() -> inRegistry(image, reasons));
  }

  private Optional<Dates> inEngine(ImageName image, List<String> reasons) {
    try {
      Optional<Dates> found = images.find(image).map(one -> Dates.of(one.created(), one.labels()));
      if (found.isEmpty()) {
        reasons.add("the engine does not hold it");
      }
      return found;
    } catch (EngineException e) {
      reasons.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Dates> inRegistry(ImageName image, List<String> reasons) {
    try {
      Optional<Dates> found =
          inventory.find(image).map(one -> Dates.of(one.created(), one.labels()));
      if (found.isEmpty()) {
        reasons.add("its registry has no such image");
      }
      return found;
    } catch (RegistryFaultException e) {
      reasons.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}

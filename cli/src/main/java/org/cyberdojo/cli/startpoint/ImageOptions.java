package org.cyberdojo.cli.startpoint;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.builder.publish.PatientRegistry;
import org.cyberdojo.builder.publish.PublishingRegistry;
import org.cyberdojo.builder.publish.Retry;
import org.cyberdojo.builder.registry.OrasRegistry;
import org.cyberdojo.builder.registry.RegistrySettings;
import org.cyberdojo.builder.startpoint.ImageGate;
import org.cyberdojo.builder.startpoint.ImageLookup;
import org.cyberdojo.builder.startpoint.ImagePinning;
import org.cyberdojo.builder.startpoint.ImagePolicy;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.gate.Judges;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.image.ImageName;

/** The options on the images that start-points run in. */
final class ImageOptions implements Described {

  /** Where images are looked up. */
  enum Where {
    none,
    engine,
    registry
  }

  private Where images = Where.none;

  private boolean pin;

  private boolean requireImmutable;

  private boolean gate;

  private Optional<Path> gatePolicy = Optional.empty();

  @Override
  public void describe(Description command) {
    command
        .option("--images", "none|engine|registry")
        .as(Where.class)
        .says(
            "Look every image up in the container engine or in its registry; where a commit has none, take the newest"
                + " commit that has one. Default: none, nothing is looked up.")
        .into(given -> images = given);
    command
        .flag("--pin")
        .says("Ask the registry what an untagged image_name means now, and keep its digest.")
        .into(given -> pin = given);
    command
        .flag("--require-immutable")
        .says("Refuse every image_name that may mean another image tomorrow.")
        .into(given -> requireImmutable = given);
    command
        .flag("--gate")
        .says(
            "Refuse every image that the security gate denies: the one at CYBER_DOJO_GATE_URL, or, where that is not"
                + " set, the standard policy on the images' own creation dates.")
        .into(given -> gate = given);
    command
        .option("--gate-policy", "FILE")
        .as(Path.class)
        .says("As --gate, by this policy, where CYBER_DOJO_GATE_URL is not set.")
        .into(given -> gatePolicy = Optional.of(given));
  }

  /**
   * What the options ask for.
   *
   * @param engine used only when images are looked up in the engine, or judged
   */
  ImagePolicy policy(Surroundings surroundings, Images engine) {
    return new ImagePolicy(lookup(surroundings, engine), pinning(surroundings), requireImmutable)
        .asking(gate(surroundings, engine));
  }

  private ImageGate gate(Surroundings surroundings, Images engine) {
    return gate || gatePolicy.isPresent()
        ? new GatedStartPoints(new Judges(surroundings, engine), gatePolicy)
        : ImageGate.OPEN;
  }

  private ImageLookup lookup(Surroundings surroundings, Images engine) {
    return switch (images) {
      case none -> ImageLookup.TRUSTING;
      case engine -> name -> engine.find(name).isPresent();
      case registry -> {
        PublishingRegistry registry = registry(surroundings);
        yield name -> registry.digest(name).isPresent();
      }
    };
  }

  private ImagePinning pinning(Surroundings surroundings) {
    if (!pin) {
      return ImagePinning.NONE;
    }
    PublishingRegistry registry = registry(surroundings);
    return name -> pinned(registry, name);
  }

  private static Optional<ImageName> pinned(PublishingRegistry registry, ImageName name) {
    return registry.digest(name).map(name::withDigest);
  }

  /**
   * The names come from strangers' manifests: a password that was meant for one registry must not
   * go to theirs.
   */
  private static PublishingRegistry registry(Surroundings surroundings) {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.remove("DOCKER_USERNAME");
    environment.remove("DOCKER_PASSWORD");
    return new PatientRegistry(OrasRegistry.with(RegistrySettings.of(environment)), Retry.USUAL);
  }
}

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
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.gate.Judges;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.image.ImageName;
import picocli.CommandLine.Option;

/** The options on the images that start-points run in. */
final class ImageOptions {

  /** Where images are looked up. */
  enum Where {
    none,
    engine,
    registry
  }

  @Option(
      names = "--images",
      paramLabel = "none|engine|registry",
      description =
          "Look every image up in the container engine or in its registry; where a commit has none, take the newest"
              + " commit that has one. Default: none, nothing is looked up.")
  private Where images = Where.none;

  @Option(
      names = "--pin",
      description = "Ask the registry what an untagged image_name means now, and keep its digest.")
  private boolean pin;

  @Option(
      names = "--require-immutable",
      description = "Refuse every image_name that may mean another image tomorrow.")
  private boolean requireImmutable;

  @Option(
      names = "--gate",
      description =
          "Refuse every image that the security gate denies: the one at CYBER_DOJO_GATE_URL, or, where that is not"
              + " set, the standard policy on the images' own creation dates.")
  private boolean gate;

  @Option(
      names = "--gate-policy",
      paramLabel = "FILE",
      description = "As --gate, by this policy, where CYBER_DOJO_GATE_URL is not set.")
  private Optional<Path> gatePolicy = Optional.empty();

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

package org.cyberdojo.cli.gate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.policy.PolicyReader;

/** Chooses who decides on images: the gate that the environment names, or we ourselves. */
public final class Judges {

  /** The catalog knows most images; what a registry says of the others is good to have. */
  private static final Duration IN_PASSING = Duration.ofSeconds(3);

  /** Without a catalog there is nothing but the registry. */
  private static final Duration ALL_THERE_IS = Duration.ofSeconds(30);

  private final Surroundings surroundings;
  private final Images images;

  /**
   * @param images asked for what images say of themselves
   */
  public Judges(Surroundings surroundings, Images images) {
    this.surroundings = surroundings;
    this.images = images;
  }

  /**
   * For images that the user names.
   *
   * @param policy the file to judge by where there is no gate
   * @throws CommandFailure when there is a gate, which has its own policy, and a file as well
   */
  Judge ofOwn(Optional<Path> policy) {
    return of(policy, surroundings.environment());
  }

  /**
   * For images that strangers' manifests name: a password that was meant for one registry must not
   * go to theirs.
   *
   * @param policy the file to judge by where there is no gate
   * @throws CommandFailure when there is a gate, which has its own policy, and a file as well
   */
  public Judge ofStrangers(Optional<Path> policy) {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.remove("DOCKER_USERNAME");
    environment.remove("DOCKER_PASSWORD");
    return of(policy, environment);
  }

  private Judge of(Optional<Path> policy, Map<String, String> environment) {
    Optional<GateAddress> address = GateAddress.of(surroundings);
    if (address.isPresent() && policy.isPresent()) {
      throw CommandFailure.of(
          1,
          "the gate at "
              + address.get()
              + " has a policy of its own: leave the policy's file out, or unset "
              + GateAddress.URL);
    }
    return address.isPresent()
        ? new RemoteJudge(address.get(), OwnDates.of(environment, images, IN_PASSING))
        : new LocalJudge(
            policy(policy), OwnDates.of(environment, images, ALL_THERE_IS), Clock.systemUTC());
  }

  private Policy policy(Optional<Path> file) {
    return file.map(path -> PolicyReader.read(surroundings.workingFolder().resolve(path)))
        .orElseGet(Policy::standard);
  }
}

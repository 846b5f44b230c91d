package org.cyberdojo.cli.gate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.gate.policy.Policy;

/** Chooses who decides on images: the gate that the environment names, or we ourselves. */
public final class Judges {

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
    return of(policy, OwnDates.ofOwn(surroundings, images));
  }

  /**
   * For images that strangers' manifests name.
   *
   * @param policy the file to judge by where there is no gate
   * @throws CommandFailure when there is a gate, which has its own policy, and a file as well
   */
  public Judge ofStrangers(Optional<Path> policy) {
    return of(policy, OwnDates.ofStrangers(surroundings, images));
  }

  private Judge of(Optional<Path> policy, OwnDates dates) {
    Optional<GateAddress> address = GateAddress.of(surroundings);
    if (address.isPresent() && policy.isPresent()) {
      throw CommandFailure.of(
          1,
          "the gate at "
              + address.get()
              + " has a policy of its own: leave the policy's file out, or unset "
              + GateAddress.URL);
    }
    Optional<Judge> remote = address.map(gate -> new RemoteJudge(gate, dates));
    return remote.orElseGet(
        () ->
            new LocalJudge(
                policy
                    .map(file -> PolicyFile.read(surroundings.workingFolder().resolve(file)))
                    .orElseGet(Policy::standard),
                dates,
                Clock.systemUTC()));
  }
}

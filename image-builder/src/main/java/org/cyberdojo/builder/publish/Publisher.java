package org.cyberdojo.builder.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.cyberdojo.builder.publish.PublishingException.Code;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Publishes images under tags that never change.
 *
 * <p>A registry has no "put only if it is free" that can be relied on, so builders of the same
 * commit agree through one more tag, {@code publishing}, on who puts the commit's tag: each puts
 * its image there, waits, and goes on only if its image still is there and the commit's tag is
 * free. That is Fischer's algorithm for mutual exclusion; it holds as long as putting a tag takes
 * less time than half the wait: in the other half it is no longer begun. Whoever lost waits for the
 * winner's tag. What others do without asking is noticed by looking again, right before and right
 * after.
 *
 * @see <a href="https://lamport.azurewebsites.net/pubs/fast-mutex.pdf">A Fast Mutual Exclusion
 *     Algorithm</a>, which tells of Fischer's
 */
public final class Publisher {

  /** The tag under which images come into the registry. Nobody is to use it. */
  static final String STAGING = "publishing";

  private static final String NEWEST = "latest";

  /** How often a claim is made before it is given up. */
  private static final int MOST_CLAIMS = 20;

  /** A loser gives the winner this many waits before it claims again. */
  private static final int PATIENCE = 6;

  private final PublishingRegistry registry;
  private final Retry retry;
  private final Duration settle;
  private final EngineUpload upload;

  /**
   * A publisher.
   *
   * @param settle the wait between a claim and its use; longer than the registry takes to put two
   *     tags
   */
  public Publisher(PublishingRegistry registry, Images images, Retry retry, Duration settle) {
    this.registry = registry;
    this.retry = retry;
    this.settle = settle;
    this.upload = new EngineUpload(images, registry, retry);
  }

  /**
   * Publishes an image as {@code name:sha7} and then as {@code name:latest}, unless the commit is
   * published already.
   *
   * @param id the image that was tested
   * @param name without a tag
   * @throws PublishingException when it could not be, and then {@code latest} was not moved
   */
  public Publication publish(ImageId id, ImageName name, CommitSha commit) {
    ImageName tagged = name.taggedWith(commit);
    try {
      Optional<Publication> already = look(tagged, commit);
      return already.isPresent() ? already.get() : put(id, tagged, commit);
    } catch (RegistryFaultException | EngineException e) {
      throw new PublishingException(e);
    }
  }

  private Publication put(ImageId id, ImageName tagged, CommitSha commit) {
    RegistryImage image = upload.upload(id, tagged.withTag(STAGING));
    Publication publication = agree(image, tagged, commit);
    if (publication instanceof Publication.Pushed) {
      registryCall(() -> moveLatest(image, tagged.withTag(NEWEST)));
    }
    return publication;
  }

  private Publication agree(RegistryImage image, ImageName tagged, CommitSha commit) {
    List<RegistryFaultException> faults = new ArrayList<>();
    for (int claim = 1; claim <= MOST_CLAIMS; claim++) {
      retry.pause().pause(settle);
      AtomicLong looked = new AtomicLong();
      Optional<Publication> already =
          isStillMine(image, tagged, looked)
              ? claimTag(image, tagged, commit, looked.get(), faults)
              : awaitWinner(tagged, commit);
      if (already.isPresent()) {
        return asOurs(already.get(), image);
      }
      if (faults.size() >= retry.tries()) {
        throw faults.getLast();
      }
      registryCall(() -> staged(image, tagged));
    }
    throw new PublishingException(
        Code.NO_AGREEMENT,
        "publish " + tagged,
        "others keep publishing other images of this name",
        "publish again when they are done");
  }

  /**
   * Whether the claim is ours.
   *
   * @param looked is set to when that was asked
   */
  private boolean isStillMine(RegistryImage image, ImageName tagged, AtomicLong looked) {
    return registryCall(
            () -> {
              looked.set(System.nanoTime());
              return registry.digest(tagged.withTag(STAGING));
            })
        .filter(image.digest()::equals)
        .isPresent();
  }

  /** What came through though its answer got lost is ours, and latest is still to be moved. */
  private static Publication asOurs(Publication publication, RegistryImage image) {
    return publication.image().digest().equals(image.digest())
        ? new Publication.Pushed(publication.name(), image)
        : publication;
  }

  /**
   * Puts the tag in the first half of the others' wait, and not later: they may put theirs then.
   *
   * @param looked when the claim was looked at
   * @param faults where those of putting it are kept
   * @return what is under the tag now; empty when it must be claimed again
   */
  private Optional<Publication> claimTag(
      RegistryImage image,
      ImageName tagged,
      CommitSha commit,
      long looked,
      List<RegistryFaultException> faults) {
    Optional<Publication> already = look(tagged, commit);
    if (already.isPresent()) {
      return already;
    }
    int before = faults.size();
    Optional<Boolean> wasFree =
        registryCall(
            () -> {
              boolean isLate = System.nanoTime() - looked > settle.toNanos() / 2;
              return isLate ? Optional.empty() : Optional.of(isPut(image, tagged, faults));
            });
    if (wasFree.isEmpty()) {
      if (faults.size() == before) {
        faults.add(tooSlow(tagged));
      }
      return Optional.empty();
    }
    if (!wasFree.get()) {
      return look(tagged, commit);
    }
    String digest = registryCall(() -> registry.digest(tagged)).orElse("nothing");
    if (!digest.equals(image.digest())) {
      throw new PublishingException(
          Code.TAG_CHANGED,
          "publish " + tagged,
          "it was put there as " + image.digest() + ", and then somebody made it " + digest,
          "find out who tags images of this name by hand; latest was not moved");
    }
    return Optional.of(new Publication.Pushed(tagged, image));
  }

  private static RegistryFaultException tooSlow(ImageName tagged) {
    return RegistryFaultException.passing(
        "put tag " + tagged, "it took so long that another builder could have put it meanwhile");
  }

  private boolean isPut(
      RegistryImage image, ImageName tagged, List<RegistryFaultException> faults) {
    try {
      return registry.tagIfFree(image, tagged);
    } catch (RegistryFaultException e) {
      faults.add(e);
      throw e;
    }
  }

  private Optional<Publication> awaitWinner(ImageName tagged, CommitSha commit) {
    for (int look = 0; look < PATIENCE; look++) {
      Optional<Publication> winner = look(tagged, commit);
      if (winner.isPresent()) {
        return winner;
      }
      retry.pause().pause(Retry.jittered(settle));
    }
    return Optional.empty();
  }

  /** What is under the tag, if it is a build of this commit. */
  private Optional<Publication> look(ImageName tagged, CommitSha commit) {
    Optional<RegistryImage> there = registryCall(() -> registry.find(tagged));
    there
        .filter(image -> !image.revision().filter(commit.text()::equals).isPresent())
        .ifPresent(
            image -> {
              throw taken(tagged, commit, image);
            });
    return there.map(image -> new Publication.AlreadyPublished(tagged, image));
  }

  private static PublishingException taken(
      ImageName tagged, CommitSha commit, RegistryImage image) {
    return new PublishingException(
        Code.TAG_TAKEN,
        "publish " + tagged + " of commit " + commit,
        "the registry has "
            + image.digest()
            + " under that tag, built from "
            + image.revision().map(sha -> "commit " + sha).orElse("nobody knows which commit"),
        "a tag is never overwritten: make a new commit, and find out who made that image");
  }

  private boolean staged(RegistryImage image, ImageName tagged) {
    registry.tag(image, tagged.withTag(STAGING));
    return true;
  }

  private boolean moveLatest(RegistryImage image, ImageName latest) {
    registry.tag(image, latest);
    return true;
  }

  private <T> T registryCall(Supplier<T> call) {
    return retry.of(call);
  }
}

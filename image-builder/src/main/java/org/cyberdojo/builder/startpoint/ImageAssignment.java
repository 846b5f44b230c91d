package org.cyberdojo.builder.startpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.startpoint.StartPointArgument.OfImage;
import org.cyberdojo.manifest.check.CheckedStartPoint;
import org.cyberdojo.manifest.check.Fault;
import org.cyberdojo.manifest.check.FaultCode;
import org.cyberdojo.manifest.check.Place;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.resolve.ImageResolution;
import org.cyberdojo.manifest.resolve.ImageResolution.Named;
import org.cyberdojo.manifest.resolve.ResolutionRule;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * Gives each start-point its image: what the rules name, looked up, walked back to an earlier
 * commit or pinned as the policy has it. Faults and warnings gather in it. Not safe for use by
 * several threads.
 */
final class ImageAssignment {

  private final StartPointType type;
  private final ImagePolicy policy;
  private final ImageChoice choice;
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  ImageAssignment(StartPointType type, ImagePolicy policy) {
    this.type = type;
    this.policy = policy;
    this.choice = new ImageChoice(policy.lookup());
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The start-points of one repository, each with its image; one with a fault is left out. */
  List<CollectedStartPoint> assign(
      StartPointArgument argument,
      TakenRepository repository,
      List<CheckedStartPoint> startPoints) {
    List<CollectedStartPoint> assigned = new ArrayList<>();
    for (CheckedStartPoint startPoint : startPoints) {
      switch (startPoint.image()) {
        case Named named ->
            assign(startPoint, named, repository, decidedBy(argument, named, startPoints.size()))
                .ifPresent(assigned::add);
        case ImageResolution.Mixed() -> assigned.add(exercise(startPoint));
        case ImageResolution.Missing() -> throw unchecked(startPoint);
        case ImageResolution.Conflict _ -> throw unchecked(startPoint);
        case ImageResolution.BadImageName _ -> throw unchecked(startPoint);
        case ImageResolution.BadImageNameFile _ -> throw unchecked(startPoint);
      }
    }
    return assigned;
  }

  /** The image that the start-point was asked for by, if it is this start-point's. */
  private static Optional<ImageName> decidedBy(
      StartPointArgument argument, Named named, int startPoints) {
    return argument instanceof OfImage(_, ImageName image)
            && (startPoints == 1 || named.image().untagged().equals(image.untagged()))
        ? Optional.of(image.withImpliedTag())
        : Optional.empty();
  }

  private Optional<CollectedStartPoint> assign(
      CheckedStartPoint startPoint,
      Named named,
      TakenRepository repository,
      Optional<ImageName> decided) {
    named.warning().ifPresent(warnings::add);
    Provenance provenance = Provenance.of(startPoint.source());
    if (decided.isPresent()) {
      if (!choice.has(decided.get())) {
        return missing(startPoint, decided.get(), List.of());
      }
      return collected(
          startPoint, ResolutionRule.GIVEN, provenance.withImageName(decided.get()), decided.get());
    }
    return isTaggedByCommit(named.rule())
        ? built(startPoint, named, provenance, repository)
        : written(startPoint, named, provenance);
  }

  private Optional<CollectedStartPoint> built(
      CheckedStartPoint startPoint,
      Named named,
      Provenance provenance,
      TakenRepository repository) {
    try (Stream<CommitSha> history = repository.history()) {
      return switch (choice.newest(named.image().untagged(), history)) {
        case ImageChoice.Found(CommitSha commit) when commit.equals(provenance.sha()) ->
            collected(startPoint, named.rule(), provenance, named.image());
        case ImageChoice.Found(CommitSha earlier) -> {
          ImageName image = named.image().taggedWith(earlier);
          warnings.add(
              "there is no image "
                  + named.image()
                  + "; that of an earlier commit is used: "
                  + image);
          yield collected(startPoint, named.rule(), provenance.withImageSha(earlier), image);
        }
        case ImageChoice.NoneOf(List<CommitSha> tried) ->
            missing(startPoint, named.image().untagged(), tried);
      };
    }
  }

  private Optional<CollectedStartPoint> written(
      CheckedStartPoint startPoint, Named named, Provenance provenance) {
    if (!choice.has(named.image())) {
      return missing(startPoint, named.image(), List.of());
    }
    if (!isUntagged(named.rule())) {
      return collected(startPoint, named.rule(), provenance, named.image());
    }
    Optional<ImageName> pinned = policy.pinning().pin(named.image());
    if (pinned.isEmpty()) {
      return missing(startPoint, named.image(), List.of());
    }
    return collected(
        startPoint,
        named.rule(),
        pinned.get().equals(named.image()) ? provenance : provenance.withImageName(pinned.get()),
        pinned.get());
  }

  private Optional<CollectedStartPoint> collected(
      CheckedStartPoint startPoint, ResolutionRule rule, Provenance provenance, ImageName image) {
    if (policy.requiresImmutable() && !image.isImmutable()) {
      faults.add(
          fault(
              FaultCode.IMAGE_NAME_MUTABLE,
              "image_name is mutable",
              startPoint,
              Optional.of("\"image_name\": \"" + image + "\"")));
      return Optional.empty();
    }
    return Optional.of(
        new CollectedStartPoint(
            startPoint.displayName(),
            startPoint.manifestPath(),
            provenance,
            rule,
            Optional.of(image)));
  }

  private Optional<CollectedStartPoint> missing(
      CheckedStartPoint startPoint, ImageName image, List<CommitSha> tried) {
    String shas = tried.stream().map(sha -> sha.sha7().text()).collect(Collectors.joining(" "));
    faults.add(
        fault(
            FaultCode.IMAGE_MISSING,
            "there is no image " + image,
            startPoint,
            tried.isEmpty() ? Optional.empty() : Optional.of("tried: " + shas)));
    return Optional.empty();
  }

  private Fault fault(
      FaultCode code, String text, CheckedStartPoint startPoint, Optional<String> detail) {
    return new Fault(
        code,
        text,
        List.of(
            new Place(
                type,
                startPoint.source().argument(),
                Optional.of(startPoint.manifestPath()),
                detail)));
  }

  private static CollectedStartPoint exercise(CheckedStartPoint startPoint) {
    return new CollectedStartPoint(
        startPoint.displayName(),
        startPoint.manifestPath(),
        Provenance.of(startPoint.source()),
        ResolutionRule.E1,
        Optional.empty());
  }

  private static IllegalStateException unchecked(CheckedStartPoint startPoint) {
    return new IllegalStateException("checked, and without an image: " + startPoint.manifestPath());
  }

  private static boolean isTaggedByCommit(ResolutionRule rule) {
    return switch (rule) {
      case L1, L3, L6 -> true;
      case L2, L4, L5, C1, C2, E1, GIVEN -> false;
    };
  }

  private static boolean isUntagged(ResolutionRule rule) {
    return switch (rule) {
      case L4, C2 -> true;
      case L1, L2, L3, L5, L6, C1, E1, GIVEN -> false;
    };
  }
}

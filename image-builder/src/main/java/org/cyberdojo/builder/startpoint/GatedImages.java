package org.cyberdojo.builder.startpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.cyberdojo.builder.startpoint.ImageGate.Objection;
import org.cyberdojo.builder.startpoint.StartPointCollection.CollectedRepository;
import org.cyberdojo.manifest.check.Fault;
import org.cyberdojo.manifest.check.FaultCode;
import org.cyberdojo.manifest.check.Place;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * What a gate says of the images of start-points.
 *
 * @param faults one for each image that it denies, at every start-point that runs in it
 * @param warnings one for each image that it warns of
 */
record GatedImages(List<Fault> faults, List<String> warnings) {

  GatedImages {
    faults = List.copyOf(faults);
    warnings = List.copyOf(warnings);
  }

  /** Asks once for all images. */
  static GatedImages of(
      StartPointType type, List<CollectedRepository> repositories, ImageGate gate) {
    SequencedMap<ImageName, List<Where>> places = places(type, repositories);
    Map<ImageName, Objection> objections = gate.judge(List.copyOf(places.keySet()));
    List<Fault> faults = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Map.Entry<ImageName, List<Where>> image : places.entrySet()) {
      Optional<Objection> objection = Optional.ofNullable(objections.get(image.getKey()));
      if (objection.isEmpty()) {
        continue;
      }
      String reasons = String.join(" ", objection.get().reasons());
      if (objection.get().isDenied()) {
        faults.add(fault(image.getKey(), image.getValue(), reasons));
      } else {
        warnings.add("the security gate warns of " + image.getKey() + ": " + reasons);
      }
    }
    return new GatedImages(faults, warnings);
  }

  private static Fault fault(ImageName image, List<Where> places, String reasons) {
    return new Fault(
        FaultCode.IMAGE_DENIED,
        "the security gate denies the image " + image,
        places.stream().map(where -> where.because(reasons)).toList());
  }

  private static SequencedMap<ImageName, List<Where>> places(
      StartPointType type, List<CollectedRepository> repositories) {
    SequencedMap<ImageName, List<Where>> places = new LinkedHashMap<>();
    for (CollectedRepository repository : repositories) {
      for (CollectedStartPoint startPoint : repository.startPoints()) {
        Where where = new Where(type, repository.source().argument(), startPoint.manifestPath());
        startPoint
            .image()
            .ifPresent(image -> places.computeIfAbsent(image, _ -> new ArrayList<>()).add(where));
      }
    }
    return places;
  }

  private record Where(StartPointType type, String url, String manifest) {

    Place because(String reasons) {
      return new Place(type, url, Optional.of(manifest), Optional.of(reasons));
    }
  }
}

package org.cyberdojo.gate.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The images of a Kubernetes object: a pod, or anything that makes pods. */
final class PodImages {

  /** Where a pod's spec stands: in a Pod, a workload, a CronJob, a PodTemplate. */
  private static final List<String> POD_SPECS =
      List.of(
          "/spec", "/spec/template/spec", "/spec/jobTemplate/spec/template/spec", "/template/spec");

  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private PodImages() {}

  /** The images as they are written, each once, in the order in which they stand. */
  static Set<String> of(JsonNode object) {
    Set<String> images = new LinkedHashSet<>();
    POD_SPECS.stream().map(object::at).flatMap(PodImages::ofSpec).forEach(images::add);
    return images;
  }

  private static Stream<String> ofSpec(JsonNode spec) {
    Stream<JsonNode> containers =
        CONTAINERS.stream()
            .flatMap(key -> items(spec.path(key)))
            .map(container -> container.path("image"));
    Stream<JsonNode> volumes =
        items(spec.path("volumes")).map(volume -> volume.at("/image/reference"));
    return Stream.concat(containers, volumes).map(JsonNode::asText).filter(text -> !text.isEmpty());
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }
}

package org.cyberdojo.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.ListedImage;

/** Reads the engine's answers, in which everything may be missing. */
final class ImageReading {

  /** What old engines write where an image has no name. */
  private static final String NO_NAME = "<none>:<none>";

  /** What engines write beside an image's configuration, and is none of it. */
  private static final List<String> OF_A_CONTAINER =
      List.of("Hostname", "Domainname", "Image", "AttachStdin", "AttachStdout", "AttachStderr");

  private ImageReading() {}

  static EngineImage image(JsonNode answer) {
    ImageId id = ImageId.of(text(answer, "Id"));
    List<String> tags = names(answer, "RepoTags");
    return new EngineImage(
        id,
        tags,
        names(answer, "RepoDigests"),
        answer.path("Size").asLong(),
        description(answer, tags.isEmpty() ? id.text() : tags.getFirst()));
  }

  static ListedImage listed(JsonNode image) {
    Map<String, String> labels = new LinkedHashMap<>();
    image.path("Labels").forEachEntry((name, value) -> labels.put(name, value.asText()));
    return new ListedImage(ImageId.of(text(image, "Id")), names(image, "RepoTags"), labels);
  }

  /** The engine's words of an error that came in the middle of an answer. */
  @SuppressWarnings("deprecation") // old engines only write the old field
  static String errorOf(ResponseItem reply) {
    ResponseItem.ErrorDetail detail = reply.getErrorDetail();
    String message = detail == null ? null : detail.getMessage();
    return Objects.requireNonNullElseGet(
            message, () -> Objects.requireNonNullElse(reply.getError(), "it did not say why"))
        .strip();
  }

  private static ImageDescription description(JsonNode answer, String name) {
    List<DiffId> layers = layers(answer);
    return new ImageDescription(
        new Platform(text(answer, "Os"), text(answer, "Architecture")),
        ImageDescription.instant(text(answer, "Created")),
        config(answer),
        layers,
        Collections.nCopies(layers.size(), "a layer of " + name));
  }

  private static ImageConfig config(JsonNode answer) {
    return answer.get("Config") instanceof ObjectNode config
        ? ImageConfig.of(config.without(OF_A_CONTAINER))
        : ImageConfig.empty();
  }

  private static List<DiffId> layers(JsonNode answer) {
    return texts(answer.path("RootFS").path("Layers")).map(DiffId::new).toList();
  }

  private static List<String> names(JsonNode answer, String field) {
    return texts(answer.path(field)).filter(name -> !name.equals(NO_NAME)).toList();
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }

  private static String text(JsonNode answer, String field) {
    JsonNode text = answer.path(field);
    return text.isTextual() ? text.textValue() : "";
  }
}

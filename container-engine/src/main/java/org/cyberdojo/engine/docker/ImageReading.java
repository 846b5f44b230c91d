package org.cyberdojo.engine.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.ListedImage;
import org.jspecify.annotations.Nullable;

/** Reads docker-java's answers, in which everything may be missing. */
final class ImageReading {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What old engines write where an image has no name. */
  private static final String NO_NAME = "<none>:<none>";

  /** What engines write beside an image's configuration, and is none of it. */
  private static final List<String> OF_A_CONTAINER =
      List.of("Hostname", "Domainname", "Image", "AttachStdin", "AttachStdout", "AttachStderr");

  private ImageReading() {}

  static EngineImage image(InspectImageResponse response) {
    ImageId id = ImageId.of(text(response.getId()));
    List<String> tags = names(response.getRepoTags());
    return new EngineImage(
        id,
        tags,
        names(response.getRepoDigests()),
        Objects.requireNonNullElse(response.getSize(), 0L),
        description(response, tags.isEmpty() ? id.text() : tags.getFirst()));
  }

  static ListedImage listed(Image image) {
    return new ListedImage(
        ImageId.of(text(image.getId())),
        names(Arrays.asList(Objects.requireNonNullElse(image.getRepoTags(), new String[0]))),
        Objects.requireNonNullElse(image.getLabels(), Map.of()));
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

  private static ImageDescription description(InspectImageResponse response, String name) {
    List<DiffId> layers = layers(response);
    return new ImageDescription(
        new Platform(text(response.getOs()), text(response.getArch())),
        ImageDescription.instant(text(response.getCreated())),
        config(response),
        layers,
        Collections.nCopies(layers.size(), "a layer of " + name));
  }

  /**
   * The configuration as the engine wrote it: the library's own type does not know all of its
   * fields.
   */
  private static ImageConfig config(InspectImageResponse response) {
    return JSON.valueToTree(response.getRawValues().get("Config")) instanceof ObjectNode config
        ? ImageConfig.of(config.without(OF_A_CONTAINER))
        : ImageConfig.empty();
  }

  private static List<DiffId> layers(InspectImageResponse response) {
    return Optional.ofNullable(response.getRootFS())
        .flatMap(rootFs -> Optional.ofNullable(rootFs.getLayers()))
        .map(layers -> layers.stream().map(DiffId::new).toList())
        .orElse(List.of());
  }

  private static List<String> names(@Nullable List<String> names) {
    return names == null
        ? List.of()
        : names.stream().filter(name -> !name.equals(NO_NAME)).toList();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}

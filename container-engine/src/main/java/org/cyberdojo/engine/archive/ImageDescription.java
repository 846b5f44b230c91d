package org.cyberdojo.engine.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything of an image but the bytes of its layers.
 *
 * @param platform what its programs run on
 * @param created when it was made; empty when it does not say
 * @param config how its containers are run
 * @param layers its layers, lowest first
 * @param history one line for each layer, lowest first: what made it
 */
public record ImageDescription(
    Platform platform,
    Optional<Instant> created,
    ImageConfig config,
    List<DiffId> layers,
    List<String> history) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public ImageDescription {
    layers = List.copyOf(layers);
    history = List.copyOf(history);
    if (history.size() != layers.size()) {
      throw new IllegalArgumentException(
          "an image with "
              + layers.size()
              + " layers has as many lines of history, not "
              + history.size());
    }
  }

  /** An image with nothing in it. */
  public static ImageDescription scratch(Platform platform) {
    return new ImageDescription(
        platform, Optional.empty(), ImageConfig.empty(), List.of(), List.of());
  }

  /** This image with one more layer on top. */
  public ImageDescription plus(DiffId layer, String madeBy) {
    List<DiffId> moreLayers = new ArrayList<>(layers);
    moreLayers.add(layer);
    List<String> moreHistory = new ArrayList<>(history);
    moreHistory.add(madeBy);
    return new ImageDescription(platform, created, config, moreLayers, moreHistory);
  }

  public ImageDescription withConfig(ImageConfig newConfig) {
    return new ImageDescription(platform, created, newConfig, layers, history);
  }

  public ImageDescription withCreated(Instant instant) {
    return new ImageDescription(platform, Optional.of(instant), config, layers, history);
  }

  /**
   * The bytes that name the image: their sha256 is its id in an engine that keeps layers by a graph
   * driver. The same description gives the same bytes.
   */
  public byte[] toJson() {
    ObjectNode root = JSON.objectNode();
    root.put("architecture", platform.architecture());
    root.put("os", platform.os());
    created.ifPresent(instant -> root.put("created", instant.toString()));
    root.set("config", config.json());
    ObjectNode rootfs = root.putObject("rootfs").put("type", "layers");
    ArrayNode ids = rootfs.putArray("diff_ids");
    layers.forEach(layer -> ids.add(layer.text()));
    ArrayNode lines = root.putArray("history");
    history.forEach(line -> lines.add(historyLine(line)));
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #toJson} writes, and what engines write into their archives.
   *
   * @throws MalformedImageException when it is no image's description
   */
  public static ImageDescription fromJson(JsonNode root) {
    List<DiffId> layers = new ArrayList<>();
    for (JsonNode id : root.path("rootfs").path("diff_ids")) {
      layers.add(diffId(id.asText()));
    }
    if (!(root.path("config") instanceof ObjectNode config)) {
      throw new MalformedImageException("its configuration has no \"config\" object");
    }
    return new ImageDescription(
        new Platform(root.path("os").asText(), root.path("architecture").asText()),
        instant(root.path("created").asText()),
        ImageConfig.of(config),
        layers,
        historyOf(root.path("history"), layers.size()));
  }

  /**
   * Reads the time that an image says it was made at; empty when it is no time, or Go's zero time
   * (the year 1).
   */
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(Instant.EPOCH::isBefore);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DiffId diffId(String text) {
    try {
      return new DiffId(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedImageException("it has a layer named '" + text + "'", e);
    }
  }

  private ObjectNode historyLine(String madeBy) {
    ObjectNode line = JSON.objectNode();
    created.ifPresent(instant -> line.put("created", instant.toString()));
    return line.put("created_by", madeBy);
  }

  private static List<String> historyOf(JsonNode lines, int layers) {
    List<String> history =
        new ArrayList<>(
            lines
                .valueStream()
                .filter(line -> !line.path("empty_layer").asBoolean())
                .map(line -> line.path("created_by").asText())
                .limit(layers)
                .toList());
    while (history.size() < layers) {
      history.add("not said");
    }
    return history;
  }
}

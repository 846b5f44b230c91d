package org.cyberdojo.builder.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import land.oras.auth.HttpClient.ResponseWrapper;
import org.cyberdojo.builder.publish.PublishingRegistry;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.builder.publish.RegistryImage;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Registries by the OCI distribution API. Credentials, tokens and TLS are ORAS's; manifests are
 * sent as the bytes that came, because what ORAS itself would write has another digest.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">The API</a>
 */
public final class OrasRegistry implements PublishingRegistry {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String IMAGE_TYPES =
      "application/vnd.oci.image.manifest.v1+json,"
          + "application/vnd.docker.distribution.manifest.v2+json,"
          + "application/vnd.oci.image.index.v1+json,"
          + "application/vnd.docker.distribution.manifest.list.v2+json";

  /** A real configuration has some kilobytes. */
  private static final long MOST_CONFIG_BYTES = 8L << 20;

  private static final int TAGS_PER_PAGE = 1000;
  private static final int MOST_PAGES = 100;
  private static final Pattern NEXT_PAGE = Pattern.compile("[?&]last=([^&>]+)");

  private final RegistryCalls calls;

  private OrasRegistry(RegistryCalls calls) {
    this.calls = calls;
  }

  /** Registries that are reached as the settings say; none is reached yet. */
  public static OrasRegistry with(RegistrySettings settings) {
    return new OrasRegistry(new RegistryCalls(settings));
  }

  @Override
  public Optional<RegistryImage> find(ImageName name) {
    ResponseWrapper<String> answer = calls.get(manifest(name, Map.of("Accept", IMAGE_TYPES)));
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    require(answer, 200, "look up " + name);
    String text = answer.response();
    JsonNode manifest = json(text, name);
    Optional<String> config = Optional.ofNullable(manifest.at("/config/digest").textValue());
    JsonNode configuration = configuration(name, manifest);
    return Optional.of(
        new RegistryImage(
            sha256(text),
            answer.headers().getOrDefault("content-type", manifest.path("mediaType").asText()),
            text,
            config,
            size(manifest),
            labels(configuration),
            created(configuration)));
  }

  @Override
  public Optional<String> digest(ImageName name) {
    ResponseWrapper<String> answer = calls.head(manifest(name, Map.of("Accept", IMAGE_TYPES)));
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    require(answer, 200, "look up " + name);
    Optional<String> digest = Optional.ofNullable(answer.headers().get("docker-content-digest"));
    return digest.isPresent() ? digest : find(name).map(RegistryImage::digest);
  }

  @Override
  public void tag(RegistryImage image, ImageName name) {
    require(put(image, name, Map.of()), 201, "tag " + name);
  }

  @Override
  public boolean tagIfFree(RegistryImage image, ImageName name) {
    ResponseWrapper<String> answer = put(image, name, Map.of("If-None-Match", "*"));
    if (answer.statusCode() == 412 || answer.statusCode() == 409) {
      return false;
    }
    require(answer, 201, "tag " + name);
    return true;
  }

  private ResponseWrapper<String> put(
      RegistryImage image, ImageName name, Map<String, String> condition) {
    Map<String, String> headers = new HashMap<>(condition);
    headers.put("Content-Type", image.mediaType());
    return calls.put(manifest(name, headers), image.manifestBytes());
  }

  @Override
  public List<String> tags(ImageName name) {
    List<String> tags = new ArrayList<>();
    Optional<String> last = Optional.of("");
    for (int page = 0; page < MOST_PAGES && last.isPresent(); page++) {
      String after = last.get().isEmpty() ? "" : "&last=" + last.get();
      ResponseWrapper<String> answer =
          calls.get(new RegistryCalls.Call(name, "tags/list?n=" + TAGS_PER_PAGE + after, Map.of()));
      if (answer.statusCode() == 404) {
        return List.of();
      }
      require(answer, 200, "list the tags of " + name.untagged());
      json(answer.response(), name).path("tags").forEach(tag -> tags.add(tag.asText()));
      last = next(answer);
    }
    return List.copyOf(tags);
  }

  private static Optional<String> next(ResponseWrapper<String> answer) {
    Matcher next = NEXT_PAGE.matcher(answer.headers().getOrDefault("link", ""));
    return next.find() ? Optional.of(next.group(1)) : Optional.empty();
  }

  /** Missing for an index of images, which has none, and where it is larger than any real one. */
  private JsonNode configuration(ImageName name, JsonNode manifest) {
    String digest = manifest.at("/config/digest").asText();
    if (digest.isEmpty() || manifest.at("/config/size").asLong() > MOST_CONFIG_BYTES) {
      return JSON.missingNode();
    }
    ResponseWrapper<String> answer =
        calls.get(new RegistryCalls.Call(name, "blobs/" + digest, Map.of()));
    require(answer, 200, "read the configuration of " + name);
    return json(answer.response(), name);
  }

  private static Map<String, String> labels(JsonNode configuration) {
    Map<String, String> labels = new HashMap<>();
    configuration
        .at("/config/Labels")
        .forEachEntry((key, value) -> labels.put(key, value.asText()));
    return labels;
  }

  private static Optional<Instant> created(JsonNode configuration) {
    try {
      return Optional.ofNullable(configuration.path("created").textValue())
          .map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long size(JsonNode manifest) {
    return manifest
        .path("layers")
        .valueStream()
        .mapToLong(layer -> layer.path("size").asLong())
        .sum();
  }

  private static RegistryCalls.Call manifest(ImageName name, Map<String, String> headers) {
    ImageName whole = name.withImpliedTag();
    return new RegistryCalls.Call(
        name, "manifests/" + whole.digest().or(whole::tag).orElseThrow(), headers);
  }

  private static void require(ResponseWrapper<String> answer, int status, String tried) {
    if (answer.statusCode() != status) {
      throw RegistryFaultException.lasting(
          tried,
          "the registry answered " + answer.statusCode() + " " + beginning(answer),
          "look at what it wants");
    }
  }

  private static String beginning(ResponseWrapper<String> answer) {
    String text = String.valueOf(answer.response()).strip();
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }

  private static JsonNode json(String text, ImageName name) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw RegistryFaultException.lasting(
          "look up " + name, "the registry did not answer with JSON", "look whether it is one");
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

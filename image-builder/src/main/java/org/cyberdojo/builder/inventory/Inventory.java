package org.cyberdojo.builder.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.publish.PublishingRegistry;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.builder.publish.RegistryImage;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Looks into registries. Of an index, which holds an image for each platform, the image for Linux
 * on AMD64 speaks, or else the first one for Linux: they are built from one commit.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">Indexes</a>
 */
public final class Inventory {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String USUAL_ARCHITECTURE = "amd64";

  private final PublishingRegistry registry;

  public Inventory(PublishingRegistry registry) {
    this.registry = registry;
  }

  /**
   * The tags of a name.
   *
   * @return none when the registry does not know the name
   * @throws RegistryFaultException when it does not answer as it should
   */
  public List<String> tags(ImageName name) {
    return registry.tags(name);
  }

  /**
   * The image of a name.
   *
   * @param name with a tag or a digest
   * @return empty when the registry has none
   * @throws RegistryFaultException when it does not answer as it should
   */
  public Optional<StoredImage> find(ImageName name) {
    return registry.find(name).map(found -> stored(name, found));
  }

  private StoredImage stored(ImageName name, RegistryImage found) {
    RegistryImage speaker =
        found.configDigest().isPresent()
            ? found
            : usual(found)
                .flatMap(digest -> registry.find(name.untagged().withDigest(digest)))
                .orElse(found);
    return new StoredImage(
        name, found.digest(), speaker.sizeInBytes(), speaker.configCreated(), speaker.labels());
  }

  private static Optional<String> usual(RegistryImage index) {
    return manifests(index)
        .path("manifests")
        .valueStream()
        .filter(entry -> entry.at("/platform/os").asText().equals("linux"))
        .min(Comparator.comparing(Inventory::isUnusual))
        .map(entry -> entry.path("digest").asText())
        .filter(digest -> ImageName.isWellFormed("name@" + digest));
  }

  private static boolean isUnusual(JsonNode entry) {
    return !entry.at("/platform/architecture").asText().equals(USUAL_ARCHITECTURE);
  }

  private static JsonNode manifests(RegistryImage index) {
    try {
      return JSON.readTree(index.manifest());
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}

package org.cyberdojo.builder.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.builder.publish.PublishingRegistry;
import org.cyberdojo.builder.publish.RegistryImage;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private static final ImageName NAME = ImageName.parse("ghcr.io/org/name:1a2b3c4");
  private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00Z");

  private final Shelf registry = new Shelf();
  private final Inventory inventory = new Inventory(registry);

  @Test
  void an_image_says_what_it_is() {
    registry.put(image("a"), NAME);

    assertThat(inventory.find(NAME))
        .contains(
            new StoredImage(NAME, digest("a"), 1000, Optional.of(CREATED), Map.of("is", "a")));
  }

  @Test
  void an_image_that_is_not_there_is_none() {
    assertThat(inventory.find(NAME)).isEmpty();
  }

  @Test
  void of_an_index_the_usual_platform_speaks_and_the_index_has_the_digest() {
    put("1", "2");
    registry.put(
        index(
            entry("windows", "amd64", "0"),
            entry("linux", "arm64", "1"),
            entry("linux", "amd64", "2")),
        NAME);

    assertThat(inventory.find(NAME))
        .contains(
            new StoredImage(NAME, digest("f"), 1000, Optional.of(CREATED), Map.of("is", "2")));
  }

  @Test
  void an_index_without_the_usual_platform_lets_its_first_linux_speak() {
    put("1", "3");
    registry.put(index(entry("linux", "arm64", "1"), entry("linux", "riscv64", "3")), NAME);

    assertThat(inventory.find(NAME).orElseThrow().labels()).containsEntry("is", "1");
  }

  @Test
  void an_index_that_says_nothing_of_use_is_known_by_its_digest_alone() {
    for (String manifest :
        new String[] {
          "[]", "{}", "no json", "{\"manifests\":[{\"platform\":{\"os\":\"linux\"}}]}"
        }) {
      registry.put(indexOf(manifest), NAME);

      assertThat(inventory.find(NAME))
          .contains(new StoredImage(NAME, digest("f"), 0, Optional.empty(), Map.of()));
    }
  }

  private void put(String... digits) {
    for (String digit : digits) {
      registry.put(image(digit), NAME.untagged().withTag("other-" + digit));
    }
  }

  private static RegistryImage image(String digit) {
    return new RegistryImage(
        digest(digit),
        "type",
        "{}",
        Optional.of("config"),
        1000,
        Map.of("is", digit),
        Optional.of(CREATED));
  }

  private static RegistryImage index(String... entries) {
    return indexOf("{\"manifests\":[" + String.join(",", entries) + "]}");
  }

  private static RegistryImage indexOf(String manifest) {
    return new RegistryImage(
        digest("f"), "type", manifest, Optional.empty(), 0, Map.of(), Optional.empty());
  }

  private static String entry(String os, String architecture, String digit) {
    return "{\"digest\":\"%s\",\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"}}"
        .formatted(digest(digit), os, architecture);
  }

  private static String digest(String digit) {
    return "sha256:" + digit.repeat(64);
  }

  /** A registry that is only looked into. */
  private static final class Shelf implements PublishingRegistry {

    private final Map<ImageName, RegistryImage> images = new HashMap<>();

    void put(RegistryImage image, ImageName name) {
      images.put(name, image);
      images.put(name.untagged().withDigest(image.digest()), image);
    }

    @Override
    public Optional<RegistryImage> find(ImageName name) {
      return Optional.ofNullable(images.get(name));
    }

    @Override
    public List<String> tags(ImageName name) {
      return images.keySet().stream().flatMap(each -> each.tag().stream()).sorted().toList();
    }

    @Override
    public Optional<String> digest(ImageName name) {
      throw new AssertionError("nobody needs the digest alone");
    }

    @Override
    public void tag(RegistryImage image, ImageName name) {
      throw new AssertionError("nothing is changed");
    }

    @Override
    public boolean tagIfFree(RegistryImage image, ImageName name) {
      throw new AssertionError("nothing is changed");
    }
  }
}

package org.cyberdojo.builder.publish;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.engine.image.PushedImage;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;

/** An engine that only names and pushes images. */
class PushingEngine implements Images {

  private final FakeRegistry registry;
  private final String revision;
  private final Map<ImageName, ImageId> names = new ConcurrentHashMap<>();

  PushingEngine(FakeRegistry registry, String revision) {
    this.registry = registry;
    this.revision = revision;
  }

  static RegistryImage image(ImageId id, String revision) {
    return new RegistryImage(
        "sha256:" + new StringBuilder(id.text().substring(7)).reverse(),
        "application/json",
        "{}",
        Optional.of(id.text()),
        1000,
        Map.of("org.opencontainers.image.revision", revision),
        Optional.empty());
  }

  @Override
  public void tag(ImageId id, ImageName name) {
    names.put(name, id);
  }

  @Override
  public void remove(ImageName name) {
    names.remove(name);
  }

  @Override
  public void remove(ImageId id) {
    throw unexpected();
  }

  @Override
  public PushedImage push(ImageName name, TransferProgress progress) {
    RegistryImage image = image(names.get(name), revision);
    registry.put(image, name);
    return new PushedImage(name, image.digest());
  }

  @Override
  public Optional<EngineImage> find(ImageName name) {
    throw unexpected();
  }

  @Override
  public Optional<EngineImage> find(ImageId id) {
    throw unexpected();
  }

  @Override
  public List<ListedImage> labelled(String label) {
    throw unexpected();
  }

  @Override
  public List<ListedImage> labelled(String label, String value) {
    throw unexpected();
  }

  @Override
  public void load(ImageArchive archive) {
    throw unexpected();
  }

  @Override
  public InputStream save(ImageId id) {
    throw unexpected();
  }

  @Override
  public EngineImage pull(ImageName name, TransferProgress progress) {
    throw unexpected();
  }

  @Override
  public Optional<InputStream> files(ImageId id, String folder) {
    throw unexpected();
  }

  private static AssertionError unexpected() {
    return new AssertionError("publishing does not need this");
  }
}

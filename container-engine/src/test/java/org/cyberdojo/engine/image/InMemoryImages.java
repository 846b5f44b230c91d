package org.cyberdojo.engine.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.manifest.image.ImageName;

/**
 * An engine's images in memory. It is as strict as an engine: an archive is read byte by byte, each
 * layer's sha256 is checked, a delta is taken only when the layers below are there.
 */
public final class InMemoryImages implements Images {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean refusesDeltas;
  private final Map<String, ImageDescription> images = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, byte[]> layers = new HashMap<>();
  private final Set<String> inUse = new HashSet<>();
  private final Map<String, Optional<ImageArchive>> registry = new HashMap<>();
  private final List<Integer> layersPerLoad = new ArrayList<>();

  private InMemoryImages(boolean refusesDeltas) {
    this.refusesDeltas = refusesDeltas;
  }

  /** An engine that keeps layers by a graph driver. */
  public static InMemoryImages withGraphDriver() {
    return new InMemoryImages(false);
  }

  /** An engine that wants every layer of what it loads. */
  public static InMemoryImages withContentStore() {
    return new InMemoryImages(true);
  }

  /** From now on a container stands on the image. */
  public void use(ImageName name) {
    inUse.add(names.get(key(name)));
  }

  /** From now on the registry has this image. */
  public void publish(ImageArchive archive) {
    archive.names().forEach(name -> registry.put(key(name), Optional.of(archive)));
  }

  /** From now on the registry gives no access to this image. */
  public void lock(ImageName name) {
    registry.put(key(name), Optional.empty());
  }

  /** How many layers came with each archive that was loaded. */
  public List<Integer> layersPerLoad() {
    return List.copyOf(layersPerLoad);
  }

  @Override
  public synchronized Optional<EngineImage> find(ImageName name) {
    return Optional.ofNullable(names.get(key(name))).map(this::image);
  }

  @Override
  public synchronized Optional<EngineImage> find(ImageId id) {
    return images.containsKey(id.text()) ? Optional.of(image(id.text())) : Optional.empty();
  }

  private EngineImage image(String id) {
    ImageDescription description = images.get(id);
    long size =
        description.layers().stream().mapToLong(layer -> layers.get(layer.text()).length).sum();
    return new EngineImage(ImageId.of(id), tagsOf(id), List.of(), size, description);
  }

  private List<String> tagsOf(String id) {
    return names.entrySet().stream()
        .filter(e -> e.getValue().equals(id))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public List<ListedImage> labelled(String label) {
    return listed(image -> image.config().labels().containsKey(label));
  }

  @Override
  public List<ListedImage> labelled(String label, String value) {
    return listed(image -> value.equals(image.config().labels().get(label)));
  }

  private synchronized List<ListedImage> listed(Predicate<ImageDescription> filter) {
    return images.entrySet().stream()
        .filter(entry -> filter.test(entry.getValue()))
        .map(
            e ->
                new ListedImage(
                    ImageId.of(e.getKey()), tagsOf(e.getKey()), e.getValue().config().labels()))
        .toList();
  }

  @Override
  public synchronized void tag(ImageId id, ImageName name) {
    if (!images.containsKey(id.text())) {
      throw new ImageMissingException("name image " + id, "there is none", "look at its id");
    }
    names.put(key(name), id.text());
  }

  @Override
  public synchronized void remove(ImageName name) {
    String id = names.get(key(name));
    if (id == null) {
      throw new ImageMissingException("remove image " + name, "there is none", "look at its name");
    }
    boolean isLast = tagsOf(id).size() == 1;
    if (isLast && inUse.contains(id)) {
      throw new ImageInUseException("remove image " + name, "a container uses it");
    }
    names.remove(key(name));
    if (isLast) {
      forget(id);
    }
  }

  @Override
  public synchronized void remove(ImageId id) {
    if (!images.containsKey(id.text())) {
      throw new ImageMissingException("remove image " + id, "there is none", "look at its id");
    }
    if (inUse.contains(id.text()) || tagsOf(id.text()).size() > 1) {
      throw new ImageInUseException("remove image " + id, "a container or another name uses it");
    }
    names.values().remove(id.text());
    forget(id.text());
  }

  private void forget(String id) {
    images.remove(id);
    Set<String> used = new HashSet<>();
    images.values().forEach(image -> image.layers().forEach(layer -> used.add(layer.text())));
    layers.keySet().retainAll(used);
  }

  @Override
  public synchronized void load(ImageArchive archive) {
    Map<String, byte[]> files = entriesOf(archive.open());
    JsonNode manifest = read(files, "manifest.json").path(0);
    String configName = manifest.path("Config").asText();
    byte[] config = files.get(configName);
    if (!configName.equals(sha256(config) + ".json")) {
      throw new EngineRefusedException(
          "load an image", "its configuration is not named by its sha256");
    }
    ImageDescription description = ImageDescription.fromJson(read(files, configName));
    Map<String, byte[]> taken = new HashMap<>();
    int sent = 0;
    for (int i = 0; i < description.layers().size(); i++) {
      DiffId layer = description.layers().get(i);
      byte[] bytes = files.get(manifest.path("Layers").path(i).asText());
      sent += bytes == null ? 0 : 1;
      if (bytes == null && (refusesDeltas || !holdsChain(description.layers().subList(0, i + 1)))) {
        throw new EngineRefusedException(
            "load an image", "layer " + layer + " is not in the archive");
      }
      if (bytes != null && !layer.hex().equals(sha256(bytes))) {
        throw new EngineRefusedException("load an image", "invalid diffID for layer " + i);
      }
      taken.put(layer.text(), bytes == null ? layers.get(layer.text()) : bytes);
    }
    layersPerLoad.add(sent);
    layers.putAll(taken);
    String id = "sha256:" + sha256(config);
    images.put(id, description);
    manifest.path("RepoTags").forEach(name -> names.put(name.asText(), id));
  }

  private boolean holdsChain(List<DiffId> chain) {
    return images.values().stream()
        .map(ImageDescription::layers)
        .anyMatch(
            held -> held.size() >= chain.size() && held.subList(0, chain.size()).equals(chain));
  }

  @Override
  public synchronized InputStream save(ImageId id) {
    ImageDescription description = images.get(id.text());
    if (description == null) {
      throw new ImageMissingException("save image " + id, "there is none", "look at its id");
    }
    List<Layer> all = description.layers().stream().map(this::layer).toList();
    return ImageArchive.whole(description, List.of(), all).open();
  }

  private Layer layer(DiffId diffId) {
    byte[] bytes = layers.get(diffId.text());
    return new Layer() {
      @Override
      public DiffId diffId() {
        return diffId;
      }

      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  @Override
  public EngineImage pull(ImageName name, TransferProgress progress) {
    Optional<ImageArchive> published = registry.get(key(name));
    if (published == null) {
      throw new ImageMissingException("pull image " + name, "manifest unknown", "look at its name");
    }
    ImageArchive archive =
        published.orElseThrow(
            () -> new RegistryRefusedException("pull image " + name, "unauthorized", "log in"));
    progress.moved(
        new TransferProgress.Step(
            "", "Pulling", java.util.OptionalLong.empty(), java.util.OptionalLong.empty()));
    load(archive);
    return find(name).orElseThrow();
  }

  @Override
  public PushedImage push(ImageName name, TransferProgress progress) {
    EngineImage image =
        find(name)
            .orElseThrow(
                () ->
                    new ImageMissingException(
                        "push image " + name, "there is none", "look at its name"));
    if (registry.containsKey(key(name)) && registry.get(key(name)).isEmpty()) {
      throw new RegistryRefusedException("push image " + name, "unauthorized", "log in");
    }
    List<Layer> all = image.layers().stream().map(this::layer).toList();
    registry.put(
        key(name), Optional.of(ImageArchive.whole(image.description(), List.of(name), all)));
    return new PushedImage(name.withImpliedTag(), image.id().text());
  }

  @Override
  public synchronized Optional<InputStream> files(ImageId id, String folder) {
    ImageDescription description = images.get(id.text());
    if (description == null) {
      throw new ImageMissingException(
          "read files of image " + id, "there is none", "look at its id");
    }
    String parent = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/') + 1) : "";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<String> written = new TreeSet<>();
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (DiffId layer : description.layers().reversed()) {
        copy(layers.get(layer.text()), folder, parent, written, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static void copy(
      byte[] layer, String folder, String parent, Set<String> written, TarArchiveOutputStream out)
      throws IOException {
    TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(layer));
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      String name = entry.getName();
      if (Stream.of(folder + "/", folder).anyMatch(f -> name.startsWith(f)) && written.add(name)) {
        TarArchiveEntry copy =
            entry.isSymbolicLink()
                ? new TarArchiveEntry(name.substring(parent.length()), entry.getLinkFlag())
                : new TarArchiveEntry(name.substring(parent.length()));
        copy.setLinkName(entry.getLinkName());
        copy.setSize(entry.getSize());
        copy.setMode(entry.getMode());
        out.putArchiveEntry(copy);
        in.transferTo(out);
        out.closeArchiveEntry();
      }
    }
  }

  private static String key(ImageName name) {
    return name.withImpliedTag().toString();
  }

  private static Map<String, byte[]> entriesOf(InputStream archive) {
    Map<String, byte[]> files = new HashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), tar.readAllBytes());
      }
    } catch (IOException e) {
      throw new EngineRefusedException("load an image", "of " + e.getMessage(), e);
    }
    return files;
  }

  private static JsonNode read(Map<String, byte[]> files, String name) {
    try {
      return JSON.readTree(files.get(name));
    } catch (IOException e) {
      throw new EngineRefusedException("load an image", name + " is no JSON", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

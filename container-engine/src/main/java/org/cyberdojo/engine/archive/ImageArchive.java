package org.cyberdojo.engine.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cyberdojo.manifest.image.ImageName;

/**
 * An image as {@code docker load} reads it: a tar file of {@code manifest.json}, the configuration,
 * and layers.
 *
 * <p>A <em>delta</em> archive names all layers and has the bytes of some. An engine that keeps
 * layers by a graph driver looks a layer up before it opens the layer's file, so that a layer which
 * it holds need not be sent; an engine with a content store refuses such an archive.
 */
public final class ImageArchive {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

  private final ImageDescription description;
  private final List<ImageName> names;
  private final SequencedMap<DiffId, Layer> sent = new LinkedHashMap<>();

  private ImageArchive(
      ImageDescription description, List<ImageName> names, Collection<? extends Layer> layers) {
    this.description = description;
    this.names = names.stream().map(ImageName::withImpliedTag).toList();
    layers.forEach(layer -> sent.putIfAbsent(layer.diffId(), layer));
    if (!description.layers().containsAll(sent.keySet())) {
      throw new IllegalArgumentException("an archive has no layers but the image's own");
    }
  }

  /** An archive with the bytes of every layer. */
  public static ImageArchive whole(
      ImageDescription description, List<ImageName> names, Collection<? extends Layer> layers) {
    ImageArchive archive = new ImageArchive(description, names, layers);
    if (!archive.sent.keySet().containsAll(description.layers())) {
      throw new IllegalArgumentException("a whole archive has every layer of its image");
    }
    return archive;
  }

  /** An archive with the bytes of the layers that the engine does not hold. */
  public static ImageArchive delta(
      ImageDescription description, List<ImageName> names, Collection<? extends Layer> newLayers) {
    return new ImageArchive(description, names, newLayers);
  }

  /** What is in the image. */
  public ImageDescription description() {
    return description;
  }

  /** The names that the image gets, each with its tag. */
  public List<ImageName> names() {
    return names;
  }

  /** The archive's bytes, from the first one; the caller closes the stream. */
  public InputStream open() {
    byte[] config = description.toJson();
    String configName = Sha256.hexOf(config) + ".json";
    List<Opening> parts = new ArrayList<>();
    parts.add(() -> entry("manifest.json", manifest(configName)));
    parts.add(() -> entry(configName, config));
    sent.values()
        .forEach(
            layer -> parts.add(() -> entry(fileName(layer.diffId()), layer.size(), layer.open())));
    parts.add(() -> new ByteArrayInputStream(new byte[2 * BLOCK]));
    return new SequenceInputStream(new Openings(parts.iterator()));
  }

  private byte[] manifest(String configName) {
    ObjectNode image = JSON.objectNode();
    image.put("Config", configName);
    ArrayNode tags = image.putArray("RepoTags");
    names.forEach(name -> tags.add(name.toString()));
    ArrayNode files = image.putArray("Layers");
    description.layers().forEach(layer -> files.add(fileName(layer)));
    return JSON.arrayNode().add(image).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String fileName(DiffId layer) {
    return layer.hex() + ".tar";
  }

  private static InputStream entry(String name, byte[] bytes) {
    return entry(name, bytes.length, new ByteArrayInputStream(bytes));
  }

  private static InputStream entry(String name, long size, InputStream content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(size);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setModTime(LayerTar.ANY_TIME.toEpochMilli());
    byte[] header = new byte[BLOCK];
    entry.writeEntryHeader(header);
    byte[] padding = new byte[Math.floorMod(-size, BLOCK)];
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(new ByteArrayInputStream(header), content, new ByteArrayInputStream(padding))));
  }

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  /** Opens each part when its turn comes. */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
  private record Openings(Iterator<Opening> parts) implements Enumeration<InputStream> {

    @Override
    public boolean hasMoreElements() {
      return parts.hasNext();
    }

    @Override
    public InputStream nextElement() {
      try {
        return parts.next().open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

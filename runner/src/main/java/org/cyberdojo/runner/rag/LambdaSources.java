package org.cyberdojo.runner.rag;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.content.TextContent;

/**
 * Reads lambdas out of images. What was read is kept: under the image's name where that is
 * immutable, else under its id, so that an image that was pushed again under the same name is read
 * again. Safe for use by several threads.
 */
public final class LambdaSources {

  private static final int MOST_KEPT = 1000;

  private final Images images;
  private final SequencedMap<String, RagLambda> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RagLambda> eldest) {
          return size() > MOST_KEPT;
        }
      };

  public LambdaSources(Images images) {
    this.images = images;
  }

  /** The lambda of an image, if it was read before. */
  public Optional<RagLambda> findKept(ImageName name, EngineImage image) {
    return known(key(name, image));
  }

  /**
   * The lambda of an image; empty when it has none.
   *
   * @param name what the image was asked for by
   * @param image what the engine says that name is now
   * @throws EngineException when the engine does not let it be read
   */
  public Optional<RagLambda> find(ImageName name, EngineImage image) {
    String key = key(name, image);
    Optional<RagLambda> known = known(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<RagLambda> read = read(image);
    read.ifPresent(lambda -> keep(key, lambda));
    return read;
  }

  private static String key(ImageName name, EngineImage image) {
    return name.isImmutable() ? name.toString() : image.id().text();
  }

  private synchronized Optional<RagLambda> known(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  private synchronized void keep(String key, RagLambda lambda) {
    kept.put(key, lambda);
  }

  private Optional<RagLambda> read(EngineImage image) {
    Optional<InputStream> tar = images.files(image.id(), RagLambda.PATH_IN_IMAGE.substring(1));
    if (tar.isEmpty()) {
      return Optional.empty();
    }
    try (TarArchiveInputStream entries = new TarArchiveInputStream(tar.get())) {
      TarArchiveEntry entry = entries.getNextEntry();
      boolean isFile = entry != null && entry.isFile();
      return isFile ? Optional.of(lambda(entries)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static RagLambda lambda(InputStream bytes) throws IOException {
    // one more than is taken: a source that was cut must not pass for a whole one
    return new RagLambda(TextContent.decode(bytes.readNBytes(4 * (RagLambda.LONGEST_SOURCE + 1))));
  }
}

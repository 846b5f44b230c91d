package org.cyberdojo.builder.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.FileLayer;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;

/**
 * The folder {@code base} of the distribution: a start-points base image, ready to be loaded, but
 * for the commit that it is named by.
 *
 * <pre>
 * base/image.json     the image's configuration, as in an image archive
 * base/&lt;sha256&gt;.tar   its layers
 * </pre>
 *
 * @param description the image, lowest layer first
 * @param layers its layers' files
 * @param contentSha256 64 hex digits that change when anything of it changes
 */
public record BaseFolder(ImageDescription description, List<Layer> layers, String contentSha256) {

  private static final String DESCRIPTION = "image.json";

  public BaseFolder {
    layers = List.copyOf(layers);
  }

  /**
   * Reads the folder; the layers' bytes are not.
   *
   * @throws NoBaseImageException when the folder is not there or not whole
   */
  public static BaseFolder read(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    try {
      byte[] json = Files.readAllBytes(file);
      ImageDescription description = ImageDescription.fromJson(new ObjectMapper().readTree(json));
      List<Layer> layers = new ArrayList<>();
      for (DiffId layer : description.layers()) {
        Path tar = fileOf(folder, layer);
        layers.add(new FileLayer(tar, layer, Files.size(tar)));
      }
      return new BaseFolder(description, layers, sha256(json));
    } catch (IOException e) {
      throw new NoBaseImageException(
          "read the base image of this distribution from " + folder,
          e.toString(),
          "build the distribution again ('mvn package'), or name an image by CYBER_DOJO_START_POINTS_BASE_IMAGE",
          e);
    }
  }

  /**
   * Writes the folder, which holds nothing else afterwards. The description comes last: it makes
   * the folder whole.
   */
  public static void write(Path folder, ImageDescription description, List<? extends Layer> layers)
      throws IOException {
    Files.createDirectories(folder);
    try (var old = Files.newDirectoryStream(folder)) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    for (Layer layer : layers) {
      try (InputStream bytes = layer.open()) {
        Files.copy(bytes, fileOf(folder, layer.diffId()));
      }
    }
    Files.write(folder.resolve(DESCRIPTION), description.toJson());
  }

  private static Path fileOf(Path folder, DiffId layer) {
    return folder.resolve(layer.hex() + ".tar");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

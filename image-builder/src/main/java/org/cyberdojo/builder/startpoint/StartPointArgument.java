package org.cyberdojo.builder.startpoint;

import java.nio.file.Path;
import java.util.Optional;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.manifest.image.ImageName;

/**
 * What start-points are asked for by: a repository, or an image that knows which repository it was
 * built from.
 */
public sealed interface StartPointArgument {

  /** A git repository. */
  record OfRepository(RepositoryArgument repository) implements StartPointArgument {}

  /**
   * An image of a language and test framework.
   *
   * @param given as it stands on the command line, {@code docker://…}
   */
  record OfImage(String given, ImageName image) implements StartPointArgument {}

  /** How an argument that names an image begins. */
  String IMAGE_SCHEME = "docker://";

  /**
   * Reads an argument of the command line.
   *
   * @param workingFolder what a relative path is relative to; absolute
   * @throws org.cyberdojo.builder.source.MalformedRepositoryException when it names no repository
   * @throws org.cyberdojo.manifest.image.MalformedImageNameException when it names no image
   */
  static StartPointArgument parse(String text, Path workingFolder) {
    return imageIn(text)
        .<StartPointArgument>map(name -> new OfImage(text, ImageName.parse(name)))
        .orElseGet(() -> new OfRepository(RepositoryArgument.parse(text, workingFolder)));
  }

  private static Optional<String> imageIn(String text) {
    return text.startsWith(IMAGE_SCHEME)
        ? Optional.of(text.substring(IMAGE_SCHEME.length()))
        : Optional.empty();
  }
}

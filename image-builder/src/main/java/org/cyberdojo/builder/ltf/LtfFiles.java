package org.cyberdojo.builder.ltf;

import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.builder.dockerfile.MalformedDockerfileException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeLookup;

/**
 * What an LTF repository's files say.
 *
 * @param image the image's name, without a tag
 * @param dockerfile {@code docker/Dockerfile.base}
 * @param hasStartPoint whether it is a test framework, and not a base language
 * @param hasVersionCheck whether it has a {@code check_version.sh}
 */
public record LtfFiles(
    ImageName image, Dockerfile dockerfile, boolean hasStartPoint, boolean hasVersionCheck) {

  /** The author's Dockerfile. */
  public static final String DOCKERFILE = "docker/Dockerfile.base";

  static final String VERSION_CHECK = "check_version.sh";

  /**
   * Reads the files.
   *
   * @throws UnusableRepositoryException when one that every LTF repository has is missing or
   *     malformed
   */
  public static LtfFiles of(FileTree tree) {
    TreeLookup lookup = TreeLookup.in(tree);
    Dockerfile dockerfile = dockerfile(required(DOCKERFILE, tree, lookup));
    return new LtfFiles(
        ImageNameFile.read(required(ImageNameFile.PATH, tree, lookup)),
        dockerfile,
        lookup.find("start_point") instanceof Finding.Folder,
        lookup.find(VERSION_CHECK) instanceof Finding.File);
  }

  private static byte[] required(String path, FileTree tree, TreeLookup lookup) {
    return switch (lookup.find(path)) {
      case Finding.File found -> tree.read(found.file());
      case Finding.Missing() -> throw new UnusableRepositoryException(path + " does not exist");
      case Finding.Outside() ->
          throw new UnusableRepositoryException(path + " leads out of the repository");
      case Finding.Folder _, Finding.NoFile _ ->
          throw new UnusableRepositoryException(path + " is not a file");
    };
  }

  private static Dockerfile dockerfile(byte[] bytes) {
    try {
      Dockerfile dockerfile = Dockerfile.parse(bytes);
      dockerfile.stages().forEach(dockerfile::base);
      return dockerfile;
    } catch (MalformedDockerfileException e) {
      throw new UnusableRepositoryException(DOCKERFILE + " " + e.getMessage());
    }
  }
}

package org.cyberdojo.manifest.layout;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry.RegularFile;

/**
 * Reads what {@code create} wrote beside the manifests of one tree. Only for trees that {@code
 * create} made: in a tree fresh from a repository these files are whatever its author likes.
 */
public final class ProvenanceReader {

  /** Urls and image names are far shorter. */
  private static final int MOST_BYTES = 16 * 1024;

  private final FileTree tree;
  private final Map<String, RegularFile> files;

  public ProvenanceReader(FileTree tree) {
    this.tree = tree;
    this.files =
        tree.entries().stream()
            .filter(RegularFile.class::isInstance)
            .map(RegularFile.class::cast)
            .filter(file -> ProvenanceFile.isReserved(lastSegment(file.path())))
            .collect(Collectors.toMap(RegularFile::path, Function.identity()));
  }

  /**
   * What the files beside a manifest say.
   *
   * @throws UnreadableProvenanceException when {@code sha.txt} or {@code url.txt} is missing, or a
   *     file does not hold what it should
   */
  public Provenance of(String manifestPath) {
    return new Provenance(
        required(ProvenanceFile.SHA, manifestPath, CommitSha::of),
        required(ProvenanceFile.URL, manifestPath, RepositoryUrl::of),
        optional(ProvenanceFile.IMAGE_SHA, manifestPath, CommitSha::of),
        optional(ProvenanceFile.IMAGE_NAME, manifestPath, ImageName::parse));
  }

  private <T> T required(ProvenanceFile file, String manifestPath, Function<String, T> parse) {
    return optional(file, manifestPath, parse)
        .orElseThrow(
            () -> new UnreadableProvenanceException(file.beside(manifestPath), "it is not there"));
  }

  private <T> Optional<T> optional(
      ProvenanceFile file, String manifestPath, Function<String, T> parse) {
    return Optional.ofNullable(files.get(file.beside(manifestPath)))
        .map(found -> parse(found, parse));
  }

  private <T> T parse(RegularFile file, Function<String, T> parse) {
    if (file.size() > MOST_BYTES) {
      throw new UnreadableProvenanceException(
          file.path(), "it has more than " + MOST_BYTES + " bytes");
    }
    String line = new String(tree.read(file), StandardCharsets.UTF_8).strip();
    try {
      return parse.apply(line);
    } catch (IllegalArgumentException | MalformedImageNameException e) {
      throw new UnreadableProvenanceException(file.path(), String.valueOf(e.getMessage()));
    }
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package org.cyberdojo.manifest.layout;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.TreeEntry.RegularFile;

/**
 * A repository's tree with the provenance files beside its manifests, as it goes into a start-point
 * image. Files of these names that the repository brought itself are dropped: they are never
 * believed.
 */
public final class TreeWithProvenance implements FileTree {

  private final FileTree original;
  private final Map<String, byte[]> overlay;
  private final List<TreeEntry> entries;

  private TreeWithProvenance(FileTree original, Map<String, byte[]> overlay) {
    this.original = original;
    this.overlay = overlay;
    this.entries =
        Stream.concat(
                original.entries().stream().filter(new OwnFiles(original)::isNoneOf),
                overlay.entrySet().stream().map(TreeWithProvenance::entry))
            .sorted(Comparator.comparing(TreeEntry::path))
            .toList();
  }

  /** The tree of a repository whose every manifest gets what is known of the repository. */
  public static TreeWithProvenance of(SourceRepository source) {
    return of(source, Map.of());
  }

  /**
   * The tree of a repository.
   *
   * @param known by the path of a manifest; one that is not in it gets what is known of the
   *     repository
   */
  public static TreeWithProvenance of(SourceRepository source, Map<String, Provenance> known) {
    Map<String, byte[]> overlay = new TreeMap<>();
    ManifestPaths.in(source.tree())
        .forEach(
            manifest ->
                put(overlay, manifest, known.getOrDefault(manifest, Provenance.of(source))));
    return new TreeWithProvenance(source.tree(), overlay);
  }

  private static void put(Map<String, byte[]> overlay, String manifest, Provenance provenance) {
    overlay.put(ProvenanceFile.SHA.beside(manifest), line(provenance.sha().text()));
    overlay.put(ProvenanceFile.URL.beside(manifest), line(provenance.url().text()));
    provenance
        .imageSha()
        .map(CommitSha::text)
        .ifPresent(sha -> overlay.put(ProvenanceFile.IMAGE_SHA.beside(manifest), line(sha)));
    provenance
        .imageName()
        .map(ImageName::toString)
        .ifPresent(name -> overlay.put(ProvenanceFile.IMAGE_NAME.beside(manifest), line(name)));
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static TreeEntry entry(Map.Entry<String, byte[]> file) {
    return new RegularFile(file.getKey(), file.getValue().length, false);
  }

  @Override
  public List<TreeEntry> entries() {
    return entries;
  }

  @Override
  public byte[] read(RegularFile file) {
    return Optional.ofNullable(overlay.get(file.path()))
        .map(byte[]::clone)
        .orElseGet(() -> original.read(file));
  }
}

package org.cyberdojo.manifest.serving;

import java.util.Map;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.layout.TreeWithProvenance;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.MemoryTree;

/** Builds repositories as {@code create} leaves them in a start-point image. */
final class StartPointRepository {

  static final CommitSha SHA = CommitSha.of("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");

  private final MemoryTree.Builder files = MemoryTree.builder();
  private String url = "https://host/org/repository";

  static StartPointRepository aRepository() {
    return new StartPointRepository();
  }

  StartPointRepository from(String otherUrl) {
    url = otherUrl;
    return this;
  }

  StartPointRepository file(String path, String content) {
    files.file(path, content);
    return this;
  }

  StartPointRepository file(String path, byte[] content) {
    files.file(path, content, false);
    return this;
  }

  StartPointRepository link(String path, String target) {
    files.link(path, target);
    return this;
  }

  /** A language's start-point whose image is named in {@code docker/image_name.json}. */
  StartPointRepository language(String displayName, String imageName) {
    return file("docker/image_name.json", "{\"image_name\":\"%s\"}".formatted(imageName))
        .manifest("start_point", displayName, "");
  }

  /** A start-point of one file, cyber-dojo.sh. */
  StartPointRepository manifest(String folder, String displayName, String more) {
    return file(
            folder + "/manifest.json",
            """
            {"display_name":"%s","visible_filenames":["cyber-dojo.sh"],"filename_extension":".c"%s}
            """
                .formatted(displayName, more))
        .file(folder + "/cyber-dojo.sh", "make");
  }

  FileTree tree() {
    return TreeWithProvenance.of(source());
  }

  FileTree treeWith(String manifestPath, Provenance provenance) {
    return TreeWithProvenance.of(source(), Map.of(manifestPath, provenance));
  }

  SourceRepository source() {
    return new SourceRepository(url, RepositoryUrl.of(url), SHA, files.build());
  }
}

package org.cyberdojo.startpoint.server;

import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.layout.TreeWithProvenance;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.MemoryTree;

/** Repositories as {@code create} leaves them in a start-point image. */
final class StartPoints {

  static final CommitSha SHA = CommitSha.of("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
  private static final String URL = "https://github.com/org/repository";

  private StartPoints() {}

  static FileTree language(String displayName, String language, String test, String image) {
    return withProvenance(
        MemoryTree.builder()
            .file("docker/image_name.json", "{\"image_name\":\"%s\"}".formatted(image))
            .file("start_point/cyber-dojo.sh", "make\n")
            .file(
                "start_point/manifest.json",
                """
                {"display_name":"%s","language":["%s","1"],"test_framework":["%s","2"],
                 "visible_filenames":["cyber-dojo.sh"],"filename_extension":".c"}
                """
                    .formatted(displayName, language, test)));
  }

  static FileTree exercise(String displayName) {
    return withProvenance(
        MemoryTree.builder()
            .file("start-points/x/readme.txt", "Print the numbers\n")
            .file(
                "start-points/x/manifest.json",
                "{\"display_name\":\"%s\",\"visible_filenames\":[\"readme.txt\"]}"
                    .formatted(displayName)));
  }

  static FileTree custom(String displayName, String image) {
    return withProvenance(
        MemoryTree.builder()
            .file("start-points/x/cyber-dojo.sh", "make\n")
            .file(
                "start-points/x/manifest.json",
                """
                {"display_name":"%s","visible_filenames":["cyber-dojo.sh"],
                 "filename_extension":[".c"],"image_name":"%s"}
                """
                    .formatted(displayName, image)));
  }

  private static FileTree withProvenance(MemoryTree.Builder files) {
    return TreeWithProvenance.of(
        new SourceRepository(URL, RepositoryUrl.of(URL), SHA, files.build()));
  }
}

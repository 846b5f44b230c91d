package org.cyberdojo.manifest.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeWithProvenanceTest {

  private static final CommitSha SHA = CommitSha.of("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
  private static final CommitSha EARLIER = CommitSha.of("0".repeat(40));
  private static final RepositoryUrl URL = RepositoryUrl.of("https://host/org/gcc-assert");

  private final MemoryTree.Builder files =
      MemoryTree.builder().file("start_point/manifest.json", "{}").file("start_point/hiker.c", "");

  @Test
  void every_manifest_gets_one_line_of_sha_and_one_of_url() {
    files.file("manifest.json", "{}").file("a/b/manifest.json", "{}");
    FileTree tree = TreeWithProvenance.of(repository());
    assertThat(paths(tree))
        .containsExactly(
            "a/b/manifest.json",
            "a/b/sha.txt",
            "a/b/url.txt",
            "manifest.json",
            "sha.txt",
            "start_point/hiker.c",
            "start_point/manifest.json",
            "start_point/sha.txt",
            "start_point/url.txt",
            "url.txt");
    assertThat(text(tree, "a/b/sha.txt")).isEqualTo(SHA + "\n");
    assertThat(text(tree, "url.txt")).isEqualTo("https://host/org/gcc-assert\n");
  }

  @Test
  void what_is_known_of_a_manifest_is_written_and_read_back() {
    Provenance known =
        Provenance.of(repository())
            .withImageSha(EARLIER)
            .withImageName(ImageName.parse("gcc:latest@sha256:" + "ab".repeat(32)));
    FileTree tree = TreeWithProvenance.of(repository(), Map.of("start_point/manifest.json", known));
    assertThat(new ProvenanceReader(tree).of("start_point/manifest.json")).isEqualTo(known);
    assertThat(known.taggingCommit()).isEqualTo(EARLIER);
  }

  @Test
  void files_of_these_names_from_the_repository_are_never_believed() {
    files
        .file("start_point/sha.txt", EARLIER + "\n")
        .link("start_point/url.txt", "/etc/passwd")
        .file("start_point/image_sha.txt", EARLIER + "\n")
        .file("start_point/image_name.txt/evil", "evil:latest")
        .file("elsewhere/sha.txt", "not beside a manifest");
    FileTree tree = TreeWithProvenance.of(repository());
    assertThat(paths(tree))
        .containsExactly(
            "elsewhere/sha.txt",
            "start_point/hiker.c",
            "start_point/manifest.json",
            "start_point/sha.txt",
            "start_point/url.txt");
    assertThat(new ProvenanceReader(tree).of("start_point/manifest.json"))
        .isEqualTo(Provenance.of(SHA, URL));
  }

  @ParameterizedTest
  @CsvSource({
    "sha.txt,1a2b3c4,start_point/sha.txt,40 lower-case hex digits",
    "url.txt,'',start_point/url.txt,one line",
    "image_sha.txt,HEAD,start_point/image_sha.txt,40 lower-case hex digits",
    "image_name.txt,Gcc,start_point/image_name.txt,'Gcc'"
  })
  void a_file_that_does_not_hold_what_it_should_is_named(
      String file, String content, String place, String reason) {
    files
        .file("start_point/sha.txt", SHA + "\n")
        .file("start_point/url.txt", "https://host/x")
        .file("start_point/" + file, content);
    assertThatThrownBy(() -> new ProvenanceReader(files.build()).of("start_point/manifest.json"))
        .isInstanceOf(UnreadableProvenanceException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(reason);
  }

  @Test
  void a_manifest_without_its_sha_is_an_error() {
    assertThatThrownBy(() -> new ProvenanceReader(files.build()).of("start_point/manifest.json"))
        .hasMessageContaining("start_point/sha.txt")
        .hasMessageContaining("it is not there");
  }

  private SourceRepository repository() {
    return new SourceRepository("https://host/org/gcc-assert", URL, SHA, files.build());
  }

  private static Iterable<String> paths(FileTree tree) {
    return tree.entries().stream().map(TreeEntry::path).toList();
  }

  private static String text(FileTree tree, String path) {
    return tree.entries().stream()
        .filter(entry -> entry.path().equals(path))
        .map(entry -> new String(tree.read((TreeEntry.RegularFile) entry), UTF_8))
        .findFirst()
        .orElseThrow();
  }
}

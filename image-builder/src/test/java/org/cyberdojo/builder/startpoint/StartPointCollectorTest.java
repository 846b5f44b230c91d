package org.cyberdojo.builder.startpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.Revision;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.image.InMemoryImages;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.ProvenanceReader;
import org.cyberdojo.manifest.resolve.ResolutionRule;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StartPointCollectorTest {

  private static final CommitSha HEAD = sha('a');
  private static final CommitSha PARENT = sha('b');
  private static final CommitSha GRANDPARENT = sha('c');
  private static final String URL = "https://example.com/ltf";

  private final InMemoryImages images = InMemoryImages.withGraphDriver();

  @Nested
  class An_image_that_the_repository_builds {

    private final MemoryTree ltf =
        language("\"display_name\":\"L\"")
            .file("docker/image_name.json", "{\"image_name\":\"org/ltf\"}")
            .build();

    @Test
    void is_tagged_with_the_commit() {
      StartPointCollection collection = collect(ImagePolicy.TRUSTING, ltf);

      assertThat(only(collection).image()).contains(ImageName.parse("org/ltf:aaaaaaa"));
      assertThat(only(collection).rule()).isEqualTo(ResolutionRule.L1);
      assertThat(collection.warnings()).isEmpty();
    }

    @Test
    void is_that_of_the_newest_commit_that_has_one() {
      StartPointCollection collection = collect(having("org/ltf:ccccccc"), ltf);

      assertThat(only(collection).image()).contains(ImageName.parse("org/ltf:ccccccc"));
      assertThat(provenance(collection).of("start_point/manifest.json").imageSha())
          .contains(GRANDPARENT);
      assertThat(collection.warnings())
          .containsExactly(
              "there is no image org/ltf:aaaaaaa; that of an earlier commit is used: org/ltf:ccccccc");
    }

    @Test
    void is_a_fault_that_names_the_commits_tried_when_none_has_one() {
      assertThatThrownBy(() -> collect(having("org/other:aaaaaaa"), ltf))
          .isInstanceOfSatisfying(
              FaultyStartPointsException.class, e -> assertThat(e.report().status()).hasValue(22))
          .hasMessage(
              """
              ERROR: there is no image org/ltf
              --languages https://example.com/ltf
              manifest='start_point/manifest.json'
              tried: aaaaaaa bbbbbbb ccccccc""");
    }

    @Test
    void is_looked_up_once_however_many_start_points_have_it() {
      int[] asked = {0};
      ImageLookup counting =
          name -> {
            asked[0]++;
            return true;
          };
      MemoryTree two =
          MemoryTree.builder()
              .file(
                  "one/manifest.json",
                  manifest("\"display_name\":\"1\",\"image_name\":\"org/x:tag\""))
              .file("one/cyber-dojo.sh", "true")
              .file(
                  "two/manifest.json",
                  manifest("\"display_name\":\"2\",\"image_name\":\"org/x:tag\""))
              .file("two/cyber-dojo.sh", "true")
              .build();

      collect(new ImagePolicy(counting, ImagePinning.NONE, false), two);

      assertThat(asked[0]).isEqualTo(1);
    }
  }

  @Nested
  class A_gate {

    private static final ImageName IMAGE = ImageName.parse("org/x:tag");

    private final MemoryTree two =
        MemoryTree.builder()
            .file(
                "one/manifest.json",
                manifest("\"display_name\":\"1\",\"image_name\":\"org/x:tag\""))
            .file("one/cyber-dojo.sh", "true")
            .file(
                "two/manifest.json",
                manifest("\"display_name\":\"2\",\"image_name\":\"org/x:tag\""))
            .file("two/cyber-dojo.sh", "true")
            .build();

    private ImagePolicy saying(boolean isDenied) {
      return ImagePolicy.TRUSTING.asking(
          asked -> {
            assertThat(asked).containsExactly(IMAGE);
            return Map.of(
                IMAGE, new ImageGate.Objection(isDenied, List.of("It is old.", "Why not.")));
          });
    }

    @Test
    void that_denies_an_image_is_a_fault_at_every_start_point_that_runs_in_it() {
      assertThatThrownBy(() -> collect(saying(true), two))
          .isInstanceOfSatisfying(
              FaultyStartPointsException.class, e -> assertThat(e.report().status()).hasValue(25))
          .hasMessage(
              """
              ERROR: the security gate denies the image org/x:tag
              --languages https://example.com/ltf
              manifest='one/manifest.json'
              It is old. Why not.
              --languages https://example.com/ltf
              manifest='two/manifest.json'
              It is old. Why not.""");
    }

    @Test
    void that_warns_of_an_image_is_a_warning() {
      assertThat(collect(saying(false), two).warnings())
          .containsExactly("the security gate warns of org/x:tag: It is old. Why not.");
    }

    @Test
    void that_has_nothing_against_an_image_says_nothing() {
      assertThat(collect(ImagePolicy.TRUSTING.asking(_ -> Map.of()), two).warnings()).isEmpty();
    }
  }

  @Nested
  class An_image_that_the_manifest_names {

    private final MemoryTree untagged =
        language("\"display_name\":\"L\",\"image_name\":\"org/ltf\"").build();

    @Test
    void is_mutable_without_a_tag() {
      assertThat(only(collect(ImagePolicy.TRUSTING, untagged)).isMutable()).isTrue();
    }

    @Test
    void can_be_pinned_to_its_digest() {
      String digest = "sha256:" + "0".repeat(64);
      ImagePolicy pinning =
          new ImagePolicy(
              ImageLookup.TRUSTING, name -> Optional.of(name.withDigest(digest)), false);

      StartPointCollection collection = collect(pinning, untagged);

      assertThat(only(collection).image())
          .map(ImageName::toString)
          .contains("org/ltf:latest@" + digest);
      assertThat(only(collection).isMutable()).isFalse();
      assertThat(provenance(collection).of("start_point/manifest.json").imageName())
          .map(ImageName::toString)
          .contains("org/ltf:latest@" + digest);
    }

    @Test
    void that_nobody_has_is_a_fault_when_it_is_to_be_pinned() {
      ImagePolicy pinning = new ImagePolicy(ImageLookup.TRUSTING, name -> Optional.empty(), false);
      assertThatThrownBy(() -> collect(pinning, untagged))
          .hasMessageStartingWith("ERROR: there is no image org/ltf:latest\n");
    }

    @Test
    void is_a_fault_when_only_immutable_names_are_wanted() {
      assertThatThrownBy(
              () ->
                  collect(new ImagePolicy(ImageLookup.TRUSTING, ImagePinning.NONE, true), untagged))
          .isInstanceOfSatisfying(
              FaultyStartPointsException.class, e -> assertThat(e.report().status()).hasValue(23))
          .hasMessage(
              """
              ERROR: image_name is mutable
              --languages https://example.com/ltf
              manifest='start_point/manifest.json'
              "image_name": "org/ltf:latest\"""");
    }
  }

  @Nested
  class An_argument_that_names_an_image {

    private final MemoryTree ltf =
        language("\"display_name\":\"L\"")
            .file("docker/image_name.json", "{\"image_name\":\"org/ltf\"}")
            .build();

    @Test
    void is_the_repository_and_the_commit_that_the_image_was_built_from() {
      put(
          "localhost:5000/org/ltf:aaaaaaa",
          Map.of(
              "org.opencontainers.image.source",
              URL,
              "org.opencontainers.image.revision",
              HEAD.text()),
          Map.of());
      Recorded sources = new Recorded(ltf);

      StartPointCollection collection =
          collect(sources, ImagePolicy.TRUSTING, "docker://localhost:5000/org/ltf:aaaaaaa");

      assertThat(sources.asked.revision()).isEqualTo(new Revision.Exact(HEAD));
      assertThat(sources.asked.url().text()).isEqualTo(URL);
      assertThat(only(collection).rule()).isEqualTo(ResolutionRule.GIVEN);
      assertThat(only(collection).image())
          .contains(ImageName.parse("localhost:5000/org/ltf:aaaaaaa"));
    }

    @Test
    void may_say_its_commit_in_its_environment() {
      put(
          "org/ltf:aaaaaaa",
          Map.of("org.opencontainers.image.source", URL),
          Map.of("SHA", HEAD.text()));
      Recorded sources = new Recorded(ltf);

      collect(sources, ImagePolicy.TRUSTING, "docker://org/ltf:aaaaaaa");

      assertThat(sources.asked.revision()).isEqualTo(new Revision.Exact(HEAD));
    }

    @Test
    void is_looked_up_like_every_other_image() {
      put(
          "org/ltf:aaaaaaa",
          Map.of("org.opencontainers.image.source", URL),
          Map.of("SHA", HEAD.text()));
      ImagePolicy knowingNone = new ImagePolicy(name -> false, ImagePinning.NONE, false);

      assertThatThrownBy(() -> collect(new Recorded(ltf), knowingNone, "docker://org/ltf:aaaaaaa"))
          .isInstanceOfSatisfying(
              FaultyStartPointsException.class,
              faulty -> assertThat(faulty.report().status()).hasValue(22));
    }

    @Test
    void that_does_not_say_where_it_came_from_is_refused() {
      put("org/ltf:aaaaaaa", Map.of(), Map.of("SHA", HEAD.text()));
      assertThatThrownBy(
              () -> collect(new Recorded(ltf), ImagePolicy.TRUSTING, "docker://org/ltf:aaaaaaa"))
          .isInstanceOf(UnknownOriginException.class)
          .hasMessageContaining("it has no label org.opencontainers.image.source");
    }

    private void put(String name, Map<String, String> labels, Map<String, String> env) {
      ImageConfig config = ImageConfig.empty();
      for (Map.Entry<String, String> label : labels.entrySet()) {
        config = config.withLabel(label.getKey(), label.getValue());
      }
      for (Map.Entry<String, String> variable : env.entrySet()) {
        config = config.withEnv(variable.getKey(), variable.getValue());
      }
      ImageDescription image =
          ImageDescription.scratch(new Platform("linux", "amd64")).withConfig(config);
      images.load(ImageArchive.whole(image, List.of(ImageName.parse(name)), List.of()));
    }
  }

  @Test
  void faults_of_all_repositories_are_told_together() {
    MemoryTree bad = MemoryTree.builder().file("start_point/manifest.json", "{}").build();
    assertThatThrownBy(() -> collect(ImagePolicy.TRUSTING, bad))
        .isInstanceOf(FaultyStartPointsException.class)
        .hasMessageContaining("ERROR: missing required key \"display_name\"")
        .hasMessageContaining("ERROR: missing required key \"visible_filenames\"");
  }

  private StartPointCollection collect(ImagePolicy policy, MemoryTree tree) {
    return collect(new Recorded(tree), policy, URL);
  }

  private StartPointCollection collect(Recorded sources, ImagePolicy policy, String url) {
    return new StartPointCollector(sources, new ImageOrigins(images), policy)
        .collect(
            StartPointType.LANGUAGES,
            List.of(StartPointArgument.parse(url, Path.of("/"))),
            TakingListener.SILENT);
  }

  private static ImagePolicy having(String... names) {
    Set<String> all = Set.copyOf(Arrays.asList(names));
    return new ImagePolicy(name -> all.contains(name.toString()), ImagePinning.NONE, false);
  }

  private static CollectedStartPoint only(StartPointCollection collection) {
    assertThat(collection.repositories()).hasSize(1);
    assertThat(collection.repositories().getFirst().startPoints()).hasSize(1);
    return collection.repositories().getFirst().startPoints().getFirst();
  }

  private static ProvenanceReader provenance(StartPointCollection collection) {
    return new ProvenanceReader(collection.trees().getFirst());
  }

  private static MemoryTree.Builder language(String entries) {
    return MemoryTree.builder()
        .file("start_point/manifest.json", manifest(entries))
        .file("start_point/cyber-dojo.sh", "true");
  }

  private static String manifest(String entries) {
    return "{"
        + entries
        + ",\"visible_filenames\":[\"cyber-dojo.sh\"],\"filename_extension\":\".x\"}";
  }

  private static CommitSha sha(char digit) {
    return CommitSha.of(String.valueOf(digit).repeat(40));
  }

  /** One repository, whatever is asked for; it remembers what was. */
  private static final class Recorded implements SourceRepositories {

    private final MemoryTree tree;
    private RepositoryArgument asked;

    Recorded(MemoryTree tree) {
      this.tree = tree;
    }

    @Override
    public List<TakenRepository> take(List<RepositoryArgument> arguments, TakingListener listener) {
      asked = arguments.getFirst();
      return List.of(
          new Taken(asked, new SourceRepository(asked.given(), asked.url(), HEAD, tree)));
    }

    @Override
    public void close() {}
  }

  private record Taken(RepositoryArgument argument, SourceRepository source)
      implements TakenRepository {

    @Override
    public boolean isWorkInProgress() {
      return false;
    }

    @Override
    public Stream<CommitSha> history() {
      return Stream.of(HEAD, PARENT, GRANDPARENT);
    }
  }
}

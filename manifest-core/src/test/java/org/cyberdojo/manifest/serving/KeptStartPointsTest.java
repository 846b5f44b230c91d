package org.cyberdojo.manifest.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.serving.StartPointRepository.aRepository;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.FolderStamp;
import org.junit.jupiter.api.Test;

class KeptStartPointsTest {

  private static final FolderStamp STAMP = FolderStamp.EMPTY.plus("0/x", 3, 946_684_800);
  private static final CommitSha MAKER = CommitSha.of("0123456789abcdef0123456789abcdef01234567");

  private static final ServedStartPoints LOADED = loaded();
  private static final byte[] BYTES = KeptStartPoints.bytes(LOADED, STAMP, MAKER);

  private static ServedStartPoints loaded() {
    String pair = ",\"language\":[\"%s\",\"1\"],\"test_framework\":[\"é, \\u0000\",\"2\"]";
    FileTree pinned =
        aRepository()
            .manifest("start_point", "Pinned", pair.formatted("P"))
            .treeWith(
                "start_point/manifest.json",
                Provenance.of(aRepository().source())
                    .withImageSha(CommitSha.of("f".repeat(40)))
                    .withImageName(ImageName.parse("org/gcc:latest@sha256:" + "0".repeat(64))));
    FileTree plain =
        aRepository()
            .file("docker/image_name.json", "{\"image_name\":\"org/gcc\"}")
            .manifest("start_point", "Plain", pair.formatted("C"))
            .tree();
    return ServedStartPoints.load(StartPointType.LANGUAGES, List.of(pinned, plain));
  }

  private static Optional<ServedStartPoints> read(byte[] bytes) {
    return KeptStartPoints.read(bytes, StartPointType.LANGUAGES, STAMP, MAKER);
  }

  @Test
  void what_is_read_is_what_was_kept() {
    ServedStartPoints kept = read(BYTES).orElseThrow();
    assertThat(kept.type()).isEqualTo(LOADED.type());
    assertThat(kept.names()).isEqualTo(LOADED.names()).hasSize(2);
    assertThat(kept.imageNames()).isEqualTo(LOADED.imageNames()).hasSize(2);
    assertThat(kept.byAnyName().keySet()).isEqualTo(LOADED.byAnyName().keySet());
    for (ServedManifest manifest : LOADED.manifests()) {
      ServedManifest same = kept.manifest(manifest.originalName()).orElseThrow();
      assertThat(same.name()).isEqualTo(manifest.name());
      assertThat(same.originalName()).isEqualTo(manifest.originalName());
      assertThat(same.image()).isEqualTo(manifest.image());
      assertThat(same.provenance()).isEqualTo(manifest.provenance());
      assertThat(same.utf8()).isEqualTo(manifest.utf8());
      assertThat(same.json()).isEqualTo(manifest.json());
    }
  }

  @Test
  void a_name_may_be_longer_than_64_KB() {
    FileTree tree =
        aRepository()
            .file("docker/image_name.json", "{\"image_name\":\"org/gcc\"}")
            .manifest("start_point", "N".repeat(70_000), "")
            .tree();
    ServedStartPoints served = ServedStartPoints.load(StartPointType.LANGUAGES, List.of(tree));
    byte[] bytes = KeptStartPoints.bytes(served, STAMP, MAKER);
    assertThat(read(bytes).orElseThrow().names()).isEqualTo(served.names());
  }

  @Test
  void it_is_not_believed_of_other_files() {
    FolderStamp other = STAMP.plus("0/y", 0, 946_684_800);
    assertThat(KeptStartPoints.read(BYTES, StartPointType.LANGUAGES, other, MAKER)).isEmpty();
  }

  @Test
  void it_is_not_believed_from_another_version() {
    CommitSha other = CommitSha.of("a".repeat(40));
    assertThat(KeptStartPoints.read(BYTES, StartPointType.LANGUAGES, STAMP, other)).isEmpty();
  }

  @Test
  void it_is_not_believed_for_another_type() {
    assertThat(KeptStartPoints.read(BYTES, StartPointType.CUSTOM, STAMP, MAKER)).isEmpty();
  }

  @Test
  void a_file_that_was_cut_holds_nothing() {
    for (int length = 0; length < BYTES.length; length++) {
      assertThat(read(Arrays.copyOf(BYTES, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Property(tries = 2000)
  void no_bytes_crash_the_reader(
      @ForAll @IntRange(max = 100_000) int place, @ForAll byte value, @ForAll byte next) {
    byte[] bytes = BYTES.clone();
    bytes[place % bytes.length] = value;
    bytes[(place + 1) % bytes.length] = next;
    assertThat(read(bytes)).isNotNull();
  }
}

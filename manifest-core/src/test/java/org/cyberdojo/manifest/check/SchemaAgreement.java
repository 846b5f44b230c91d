package org.cyberdojo.manifest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cyberdojo.manifest.fixture.ManifestSchema;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.TreeEntry;

/** The published schema of a manifest refuses what the checks refuse, and nothing else. */
final class SchemaAgreement {

  /** What cannot be seen in one file, or not by a schema. */
  private static final Set<FaultCode> BEYOND_A_SCHEMA =
      EnumSet.of(
          FaultCode.NO_MANIFESTS,
          FaultCode.BAD_JSON,
          FaultCode.DUPLICATE_KEYS,
          FaultCode.FILE_LEAVES_REPOSITORY,
          FaultCode.FILE_IS_SPECIAL,
          FaultCode.IMAGE_NAME_CONFLICT,
          FaultCode.IMAGE_NAME_FILE_BAD,
          FaultCode.IMAGE_NAME_MUTABLE,
          FaultCode.IMAGE_MISSING,
          FaultCode.IMAGE_DENIED,
          FaultCode.DISPLAY_NAME_DUPLICATE,
          FaultCode.VISIBLE_FILENAME_MISSING,
          FaultCode.VISIBLE_FILENAME_TOO_LARGE,
          FaultCode.VISIBLE_FILENAME_RESERVED,
          FaultCode.HIDDEN_FILENAME_NOT_REGEXP,
          FaultCode.HIGHLIGHT_FILENAME_NOT_VISIBLE,
          FaultCode.PROGRESS_REGEX_NOT_REGEXP,
          FaultCode.RAG_LAMBDA_MISSING,
          FaultCode.RAG_LAMBDA_TOO_LARGE,
          FaultCode.RAG_LAMBDA_RESERVED);

  private SchemaAgreement() {}

  /** Of a repository with one manifest; with several, nothing is compared. */
  static void assertFor(StartPointType type, SourceRepository repository, CheckReport report) {
    List<TreeEntry.RegularFile> manifests = manifests(repository);
    if (manifests.size() == 1) {
      byte[] manifest = repository.tree().read(manifests.getFirst());
      assertFor(type, new String(manifest, StandardCharsets.UTF_8), report.faults());
    }
  }

  private static void assertFor(StartPointType type, String manifest, List<Fault> faults) {
    if (faults.isEmpty()) {
      assertThat(ManifestSchema.of(type).faults(manifest)).isEmpty();
    }
    if (faults.stream().anyMatch(fault -> isSeenByTheSchema(type, fault, manifest))) {
      assertThat(ManifestSchema.of(type).faults(manifest)).as(manifest).isNotEmpty();
    }
  }

  private static boolean isSeenByTheSchema(StartPointType type, Fault fault, String manifest) {
    return switch (fault.code()) {
      // a language's image may be named by docker/image_name.json
      case MISSING_KEY -> type != StartPointType.LANGUAGES || !fault.text().contains("image_name");
      // to a schema 4.0 is an integer
      case TAB_SIZE_NOT_INTEGER -> !manifest.contains("4.0");
      case FaultCode code -> !BEYOND_A_SCHEMA.contains(code);
    };
  }

  private static List<TreeEntry.RegularFile> manifests(SourceRepository repository) {
    return repository.tree().entries().stream()
        .filter(TreeEntry.RegularFile.class::isInstance)
        .map(TreeEntry.RegularFile.class::cast)
        .filter(file -> file.path().endsWith("/manifest.json"))
        .toList();
  }
}

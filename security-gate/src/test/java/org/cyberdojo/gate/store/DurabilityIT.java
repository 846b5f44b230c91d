package org.cyberdojo.gate.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.store.Reports.NOW;
import static org.cyberdojo.gate.store.Reports.report;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.Recording;
import org.cyberdojo.gate.catalog.TagQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that records is killed, by {@code SIGKILL}, in the middle of its work. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DurabilityIT {

  private static final int KILL_AFTER = 40;

  @Test
  void what_was_acknowledged_survives_kill_9_with_sqlite(@TempDir Path folder) throws Exception {
    String file = folder.resolve("catalog.db").toString();

    assertThatAcknowledgedTagsAreThere(file, recordAndKill(file));
  }

  @Test
  void what_was_acknowledged_survives_kill_9_with_postgresql() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      String url = postgres.newDatabase("gate");

      assertThatAcknowledgedTagsAreThere(url, recordAndKill(url));
    }
  }

  private static List<String> recordAndKill(String location) throws Exception {
    Process recorder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessRecorder.class.getName(),
                location)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader output = recorder.inputReader(UTF_8)) {
      for (String tag = output.readLine(); tag != null; tag = output.readLine()) {
        acknowledged.add(tag);
        if (acknowledged.size() == KILL_AFTER) {
          // by its handle: what it has printed can still be read then
          recorder.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(recorder.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILL_AFTER);
    return acknowledged;
  }

  private static void assertThatAcknowledgedTagsAreThere(
      String location, List<String> acknowledged) {
    try (Store store = Store.open(StoreLocation.parse(location))) {
      List<String> found =
          store
              .catalog()
              .reading(reader -> reader.lineages(TagQuery.everything(1, 1_000_000)))
              .stream()
              .flatMap(lineage -> lineage.tags().stream())
              .map(CatalogedTag::tag)
              .toList();
      assertThat(found).containsAll(acknowledged).hasSizeLessThanOrEqualTo(acknowledged.size() + 1);
      assertThat(store.catalog().record(report("fffffff", 77), NOW))
          .isInstanceOf(Recording.Added.class);
    }
  }
}

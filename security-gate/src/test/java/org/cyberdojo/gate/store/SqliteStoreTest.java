package org.cyberdojo.gate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.gate.store.Reports.NOW;
import static org.cyberdojo.gate.store.Reports.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.gate.MemoryDisk;
import org.cyberdojo.gate.catalog.CatalogException;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.TagQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends RiskMarksContract {

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(StoreLocation.parse(file().toString()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  Store store() {
    return store;
  }

  @Test
  void what_was_recorded_is_there_after_it_is_opened_again() {
    store.catalog().record(report("abc1234", 1), NOW);
    store.close();
    open();

    assertThat(tags(store)).containsExactly("abc1234");
  }

  @Test
  void a_full_disk_is_an_error_and_nothing_acknowledged_is_lost() {
    store.close();
    List<String> acknowledged = new ArrayList<>();
    try (Store full =
        Store.open(new StoreLocation("jdbc:sqlite:" + file() + "?max_page_count=60"))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  String tag = String.format("%07x", i);
                  full.catalog().record(report(tag, i + 1), NOW);
                  acknowledged.add(tag);
                }
              })
          .isInstanceOf(CatalogException.class)
          .hasMessageContaining("database or disk is full")
          .hasMessageContaining("Nothing was changed");
      assertThat(tags(full)).containsExactlyInAnyOrderElementsOf(acknowledged);
    }
    open();
    assertThat(acknowledged).hasSizeGreaterThan(10);
    assertThat(tags(store)).containsExactlyInAnyOrderElementsOf(acknowledged);
    store.catalog().record(report("fffffff", 77), NOW);
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    assertThatThrownBy(() -> Store.open(StoreLocation.ofFile(folder.resolve("no/such/store.db"))))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("no/such/store.db")
        .hasMessageContaining("folder is missing");
  }

  @Test
  void a_file_that_is_no_database_is_told() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "not a database at all\n".repeat(200));

    assertThatThrownBy(() -> Store.open(StoreLocation.ofFile(text)))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("file is not a database");
  }

  private Path file() {
    return folder.resolve("catalog.db");
  }

  private static List<String> tags(Store store) {
    return store
        .catalog()
        .reading(reader -> reader.lineages(TagQuery.everything(10, 100_000)))
        .stream()
        .flatMap(lineage -> lineage.tags().stream())
        .map(CatalogedTag::tag)
        .toList();
  }
}

package org.cyberdojo.gate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.gate.store.Reports.NOW;
import static org.cyberdojo.gate.store.Reports.report;

import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.gate.catalog.CatalogException;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.TagQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresStoreIT extends RiskMarksContract {

  private static Postgres postgres;
  private static int databases;

  private String url;
  private Store store;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    databases++;
    url = postgres.newDatabase("gate_" + databases);
    store = Store.open(StoreLocation.parse(url));
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
  void what_was_acknowledged_survives_a_crash_of_the_database() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String tag = String.format("%07x", i);
      store.catalog().record(report(tag, i + 1), NOW);
      acknowledged.add(tag);
    }

    postgres.crash();
    assertThatThrownBy(() -> store.catalog().record(report("fffffff", 77), NOW))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("Nothing was changed")
        .hasMessageNotContaining("user=gate");
    postgres.up();

    assertThat(tags()).containsExactlyInAnyOrderElementsOf(acknowledged);
    store.catalog().record(report("fffffff", 77), NOW);
    assertThat(tags()).contains("fffffff");
  }

  @Test
  void two_who_open_a_new_store_at_once_both_find_it_ready() throws Exception {
    String fresh = postgres.newDatabase("fresh");
    List<Store> stores =
        List.of(1, 2, 3).parallelStream().map(i -> Store.open(StoreLocation.parse(fresh))).toList();

    stores.getFirst().catalog().record(report("abc1234", 1), NOW);
    for (Store each : stores) {
      int images = each.catalog().reading(reader -> reader.countImages(TagQuery.everything(1, 1)));
      assertThat(images).isEqualTo(1);
      each.close();
    }
  }

  private List<String> tags() {
    return store
        .catalog()
        .reading(reader -> reader.lineages(TagQuery.everything(10, 100_000)))
        .stream()
        .flatMap(lineage -> lineage.tags().stream())
        .map(CatalogedTag::tag)
        .toList();
  }
}

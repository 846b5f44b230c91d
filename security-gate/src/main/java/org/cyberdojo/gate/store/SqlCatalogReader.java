package org.cyberdojo.gate.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.CatalogReader;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.KnownImage;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.catalog.Lineage;
import org.cyberdojo.gate.catalog.TagQuery;
import org.cyberdojo.gate.facts.Supersession;
import org.cyberdojo.gate.facts.TagDate;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.manifest.image.ImageName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the catalog inside one transaction. */
final class SqlCatalogReader implements CatalogReader {

  private static final String LATER =
      """
      from image_tag
      where name = :name and ordered_at > :ordered and moves = 0 and (digest is null or digest <> :digest)
      """;

  private static final String MARKS_OF_IMAGE =
      """
      select * from risk_mark
      where name = :name and lifted_at is null
        and (tag is null or tag in (<tags>)) and (digest is null or digest = :digest)
      """;

  private final Handle handle;

  SqlCatalogReader(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Optional<CatalogedTag> tag(ImageName nameAndTag) {
    return handle
        .createQuery("select * from image_tag where name = :name and tag = :tag")
        .bind("name", nameAndTag.untagged().toString())
        .bind("tag", nameAndTag.tag().orElseThrow())
        .map((row, context) -> Rows.tag(row, List.of()))
        .findOne();
  }

  @Override
  public List<CatalogedTag> tagsOf(ImageName name, String digest) {
    return handle
        .createQuery(
            "select * from image_tag where name = :name and digest = :digest order by ordered_at, tag")
        .bind("name", name.untagged().toString())
        .bind("digest", digest)
        .map((row, context) -> Rows.tag(row, List.of()))
        .list();
  }

  @Override
  public Optional<Supersession> laterThan(KnownImage image, Instant ordered) {
    Optional<TagDate> first =
        later(
            "select tag, ordered_at " + LATER + " order by ordered_at, tag desc limit 1",
            image,
            ordered);
    return first.map(
        tag ->
            new Supersession(
                tag,
                later(
                        "select tag, ordered_at "
                            + LATER
                            + " order by ordered_at desc, tag limit 1",
                        image,
                        ordered)
                    .orElseThrow(),
                countLater(image, ordered)));
  }

  private Optional<TagDate> later(String sql, KnownImage image, Instant ordered) {
    return boundLater(sql, image, ordered)
        .map((row, context) -> new TagDate(row.getString("tag"), Rows.moment(row, "ordered_at")))
        .findOne();
  }

  private int countLater(KnownImage image, Instant ordered) {
    String sql =
        "select count(*) from (select 1 "
            + LATER
            + " limit "
            + Lineage.MOST_LATER_TAGS
            + ") as later";
    return boundLater(sql, image, ordered).mapTo(Integer.class).one();
  }

  private Query boundLater(String sql, KnownImage image, Instant ordered) {
    return handle
        .createQuery(sql)
        .bind("name", image.name().toString())
        .bind("ordered", ordered.toEpochMilli())
        .bind("digest", image.digest().orElse(""));
  }

  @Override
  public List<RiskMark> marksOn(KnownImage image) {
    return handle
        .createQuery(MARKS_OF_IMAGE)
        .bind("name", image.name().toString())
        .bindList("tags", image.tags().isEmpty() ? List.of("") : image.tags())
        .bind("digest", image.digest().orElse(""))
        .map((row, context) -> Rows.mark(row))
        .list();
  }

  @Override
  public Map<ImageName, List<RiskMark>> marksOn(List<ImageName> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery("select * from risk_mark where lifted_at is null and name in (<names>)")
        .bindList("names", names.stream().map(ImageName::toString).toList())
        .map((row, context) -> Rows.mark(row))
        .stream()
        .collect(Collectors.groupingBy(mark -> mark.image().untagged()));
  }

  @Override
  public List<Breach> breaches(int most) {
    return handle
        .createQuery("select * from breach order by breached_at desc, id desc limit :most")
        .bind("most", most)
        .map((row, context) -> Rows.breach(row))
        .list();
  }

  @Override
  public List<CatalogedTag> newest(String name, int first, int most) {
    String newest =
        "select * from image_tag where lower(name) like :name escape '!'"
            + " order by ordered_at desc, id desc limit :most offset :first";
    Function<Query, Query> bound =
        query -> query.bind("name", containing(name)).bind("most", most).bind("first", first);
    Map<Long, List<LightsRun>> runs = runs(newest, bound);
    return bound
        .apply(handle.createQuery(newest))
        .map((row, context) -> Rows.tag(row, runs.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  @Override
  public int countImages(TagQuery query) {
    return filtered("select count(distinct name) from image_tag where " + filter(query), query)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public List<Lineage> lineages(TagQuery query) {
    Map<String, Integer> counts = counts(query);
    if (counts.isEmpty()) {
      return List.of();
    }
    Map<String, List<CatalogedTag>> tags = tags(counts.keySet(), query.mostTags());
    return counts.entrySet().stream()
        .map(
            image ->
                new Lineage(
                    ImageName.parse(image.getKey()),
                    tags.getOrDefault(image.getKey(), List.of()),
                    image.getValue()))
        .toList();
  }

  private Map<String, Integer> counts(TagQuery query) {
    String sql =
        "select name, count(*) as tags from image_tag where "
            + filter(query)
            + " group by name order by max(ordered_at) desc, name limit :most offset :first";
    Map<String, Integer> counts = new LinkedHashMap<>();
    filtered(sql, query)
        .bind("most", query.mostImages())
        .bind("first", query.firstImage())
        .map((row, context) -> Map.entry(row.getString("name"), row.getInt("tags")))
        .forEach(image -> counts.put(image.getKey(), image.getValue()));
    return counts;
  }

  private static String filter(TagQuery query) {
    return query.exact() ? "name = :name" : "lower(name) like :name escape '!'";
  }

  private Query filtered(String sql, TagQuery query) {
    String text = query.exact() ? query.name() : containing(query.name());
    return handle.createQuery(sql).bind("name", text);
  }

  /** A pattern for {@code like}, with its signs escaped by {@code !}. */
  private static String containing(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }

  private Map<String, List<CatalogedTag>> tags(Iterable<String> names, int mostTags) {
    String newest =
        """
        select * from (
          select t.*, row_number() over (partition by name order by ordered_at desc, tag) as place
          from image_tag t where name in (<names>)) as placed
        where place <= :most
        """;
    Function<Query, Query> bound = query -> query.bindList("names", names).bind("most", mostTags);
    Map<Long, List<LightsRun>> runs = runs(newest, bound);
    Map<String, List<CatalogedTag>> tags = new LinkedHashMap<>();
    bound
        .apply(handle.createQuery(newest))
        .map((row, context) -> Rows.tag(row, runs.getOrDefault(row.getLong("id"), List.of())))
        .forEach(
            tag ->
                tags.computeIfAbsent(tag.image().untagged().toString(), name -> new ArrayList<>())
                    .add(tag));
    return tags;
  }

  /** The runs of the tags that a select finds, by the tag's id, the newest first. */
  private Map<Long, List<LightsRun>> runs(String tags, Function<Query, Query> bound) {
    return bound
        .apply(
            handle.createQuery(
                "select r.* from lights_run r join ("
                    + tags
                    + ") t on t.id = r.tag_id order by r.ran_at desc, r.id desc"))
        .map((row, context) -> numbered(row))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Map.Entry<Long, LightsRun> numbered(ResultSet row) throws SQLException {
    return Map.entry(row.getLong("tag_id"), Rows.run(row));
  }
}

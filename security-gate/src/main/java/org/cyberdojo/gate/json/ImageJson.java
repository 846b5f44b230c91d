package org.cyberdojo.gate.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.gate.catalog.BaseImage;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * Images as JSON.
 *
 * <pre>{@code
 * {"image_name":"ghcr.io/x/elm_test:abc1234", "digest":"sha256:…", "sha":"<40 hex>", "url":"https://…",
 *  "created":"2026-11-23T12:00:00Z", "pushed":"…", "size":49152, "base":{"name":"…","digest":"sha256:…"},
 *  "labels":{"name":"value"}, "durations":{"at":"…","red":0.36,"amber":0.37,"green":0.34}, "by":"CircleCI 1234"}
 * }</pre>
 *
 * <p>Only {@code image_name}, with its tag, is required. {@code durations} is one run of the lights
 * in seconds, {@code runs} a list of them.
 */
public final class ImageJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double NANOS_PER_SECOND = 1e9;

  private ImageJson() {}

  /**
   * Reads a report.
   *
   * @param by who tells it, where the report does not say
   * @param now when the lights were run, where neither the run nor the image has a date
   * @throws BadArgumentException with what is wrong
   */
  public static ImageReport report(Arguments arguments, String by, Instant now) {
    try {
      ImageRecord record = record(arguments);
      Instant ran = record.created().believedAt(now).orElse(now);
      List<LightsRun> runs =
          Stream.concat(arguments.object("durations").stream(), arguments.objects("runs").stream())
              .map(run -> run(run, ran))
              .toList();
      return new ImageReport(record, runs, arguments.text("by").orElse(by));
    } catch (IllegalArgumentException e) {
      throw new BadArgumentException(String.valueOf(e.getMessage()));
    }
  }

  private static ImageRecord record(Arguments arguments) {
    return new ImageRecord(
        arguments.requiredImage("image_name"),
        arguments.text("digest"),
        arguments.text("sha").map(CommitSha::of),
        arguments.text("url").map(RepositoryUrl::of),
        new CreationDate(
            arguments.moment("created"), arguments.text("created_source").orElse("the builder")),
        arguments.moment("pushed"),
        arguments.number("size"),
        arguments
            .object("base")
            .map(base -> new BaseImage(base.requiredText("name"), base.text("digest"))),
        arguments.texts("labels"));
  }

  private static LightsRun run(Arguments run, Instant otherwise) {
    return new LightsRun(
        run.moment("at").orElse(otherwise),
        run.seconds("red"),
        run.seconds("amber"),
        run.seconds("green"));
  }

  /** A report as JSON. */
  public static ObjectNode of(ImageReport report) {
    ObjectNode node = of(report.record());
    report.runs().forEach(run -> node.withArray("/runs").add(of(run)));
    return node.put("by", report.by());
  }

  /** A tag as JSON, with all that the catalog knows of it. */
  public static ObjectNode of(CatalogedTag tag) {
    ObjectNode node = of(tag.record());
    node.put("recorded", tag.recorded().toString());
    node.putArray("runs").addAll(tag.runs().stream().map(ImageJson::of).toList());
    return node;
  }

  private static ObjectNode of(ImageRecord record) {
    ObjectNode node = JSON.objectNode();
    node.put("image_name", record.image().toString());
    record.digest().ifPresent(digest -> node.put("digest", digest));
    record.sha().ifPresent(sha -> node.put("sha", sha.text()));
    record.url().ifPresent(url -> node.put("url", url.text()));
    record.created().claimed().ifPresent(created -> node.put("created", created.toString()));
    node.put("created_source", record.created().source());
    record.pushed().ifPresent(pushed -> node.put("pushed", pushed.toString()));
    record.size().ifPresent(size -> node.put("size", size));
    record.base().ifPresent(base -> node.set("base", of(base)));
    if (!record.labels().isEmpty()) {
      ObjectNode labels = node.putObject("labels");
      record.labels().forEach(labels::put);
    }
    return node;
  }

  private static ObjectNode of(BaseImage base) {
    ObjectNode node = JSON.objectNode().put("name", base.name());
    base.digest().ifPresent(digest -> node.put("digest", digest));
    return node;
  }

  private static ObjectNode of(LightsRun run) {
    ObjectNode node = JSON.objectNode().put("at", run.at().toString());
    put(node, "red", run.red());
    put(node, "amber", run.amber());
    put(node, "green", run.green());
    return node;
  }

  private static void put(ObjectNode node, String colour, Optional<Duration> duration) {
    duration.ifPresent(time -> node.put(colour, time.toNanos() / NANOS_PER_SECOND));
  }

  /** A breach as JSON. */
  public static ObjectNode of(Breach breach) {
    return JSON.objectNode()
        .put("image_name", breach.image().toString())
        .put("recorded_digest", breach.recordedDigest())
        .put("offered_digest", breach.offeredDigest())
        .put("at", breach.at().toString())
        .put("by", breach.by());
  }
}

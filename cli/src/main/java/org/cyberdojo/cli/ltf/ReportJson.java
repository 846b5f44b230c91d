package org.cyberdojo.cli.ltf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.cyberdojo.builder.ltf.BuildReport;
import org.cyberdojo.builder.ltf.BuildRequest;
import org.cyberdojo.builder.ltf.StepFailedException;
import org.cyberdojo.builder.publish.Publication;
import org.cyberdojo.manifest.commit.CommitSha;

/** A build's report as JSON; durations are in seconds. */
final class ReportJson {

  private static final double MILLISECONDS = 1e3;

  private ReportJson() {}

  static ObjectNode of(BuildReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("result", "passed");
    json.put("mode", report.mode().text());
    json.put("image_name", report.image().toString());
    json.put("id", report.id().text());
    json.put("sha", report.commit().text());
    json.put("work_in_progress", report.workInProgress());
    json.put(
        "digest", report.publication().map(published -> published.image().digest()).orElse(null));
    json.put(
        "already_published",
        report.publication().filter(Publication.AlreadyPublished.class::isInstance).isPresent());
    json.put("forced_commit", report.forcedCommit().map(CommitSha::text).orElse(null));
    ArrayNode warnings = json.putArray("warnings");
    report.warnings().forEach(warnings::add);
    ObjectNode lights = json.putObject("lights");
    report
        .lights()
        .forEach(
            light ->
                lights
                    .putObject(light.colour())
                    .put("colour", light.outcome())
                    .put("result", light.passed() ? "PASSED" : "FAILED")
                    .put("duration", seconds(light.duration())));
    ArrayNode steps = json.putArray("steps");
    report
        .steps()
        .forEach(
            taken ->
                steps
                    .addObject()
                    .put("step", taken.step().text())
                    .put("duration", seconds(taken.duration()))
                    .put("summary", taken.summary()));
    return json;
  }

  static ObjectNode of(BuildRequest request, StepFailedException failed) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("result", "failed")
        .put("mode", request.mode().text())
        .put("step", failed.step().text())
        .put("code", failed.code())
        .put("message", failed.getMessage());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLISECONDS;
  }
}

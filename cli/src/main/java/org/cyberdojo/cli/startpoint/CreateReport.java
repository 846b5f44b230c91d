package org.cyberdojo.cli.startpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.cyberdojo.builder.startpoint.CollectedStartPoint;
import org.cyberdojo.builder.startpoint.StartPointCollection;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.manifest.image.ImageName;

/**
 * What {@code create --json} prints.
 *
 * <pre>{@code
 * {"name": "my/languages", "type": "languages", "warnings": [],
 *  "start_points": [{"display_name": "C (gcc), assert", "url": "https://…", "sha": "…", "manifest": "start_point/manifest.json",
 *    "rule": "L1", "because": "…", "image_name": "org/gcc_assert:1a2b3c4", "mutable": false}]}
 * }</pre>
 */
record CreateReport(ImageName name, StartPointCollection collection) {

  String json() {
    SequencedMap<String, Object> report = new LinkedHashMap<>();
    report.put("name", name.toString());
    report.put("type", collection.type().text());
    report.put("warnings", collection.warnings());
    List<SequencedMap<String, Object>> startPoints = new ArrayList<>();
    collection
        .repositories()
        .forEach(
            repository -> repository.startPoints().forEach(one -> startPoints.add(entry(one))));
    report.put("start_points", startPoints);
    return PrettyJson.of(report);
  }

  private static SequencedMap<String, Object> entry(CollectedStartPoint startPoint) {
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    entry.put("display_name", startPoint.displayName());
    entry.put("url", startPoint.provenance().url().text());
    entry.put("sha", startPoint.provenance().sha().text());
    entry.put("manifest", startPoint.manifestPath());
    entry.put("rule", startPoint.rule().name());
    entry.put("because", startPoint.rule().meaning());
    startPoint
        .image()
        .ifPresent(
            image -> {
              entry.put("image_name", image.toString());
              entry.put("mutable", startPoint.isMutable());
            });
    return entry;
  }
}

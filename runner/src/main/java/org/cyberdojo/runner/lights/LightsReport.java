package org.cyberdojo.runner.lights;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What came of a start-point's three colours.
 *
 * @param lights red, amber, green
 */
public record LightsReport(List<CheckedLight> lights) {

  private static final int MILLISECONDS = 3;

  public LightsReport {
    lights = List.copyOf(lights);
  }

  /** Whether all three came out as expected. */
  public boolean hasPassed() {
    return lights.stream().allMatch(CheckedLight::hasPassed);
  }

  /**
   * The report for programs: for each colour what was changed, what came out, and in how many
   * seconds.
   */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    lights.forEach(light -> json.set(light.expected().toString(), json(light)));
    return json;
  }

  private static ObjectNode json(CheckedLight light) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("filename", light.substitution().filename());
    json.put("from", light.substitution().from());
    json.put("to", light.substitution().to());
    json.put(
        "duration",
        BigDecimal.valueOf(light.duration().toNanos(), 9)
            .setScale(MILLISECONDS, RoundingMode.HALF_UP));
    json.put("colour", light.outcome().toString());
    json.put("result", light.hasPassed() ? "PASSED" : "FAILED");
    json.put("stdout", light.result().stdout().content());
    json.put("stderr", light.result().stderr().content());
    json.put("status", light.result().status());
    if (!light.result().log().isEmpty()) {
      json.set("log", light.result().log()); // why there is no colour
    }
    return json;
  }
}

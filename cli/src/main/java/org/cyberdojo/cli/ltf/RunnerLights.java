package org.cyberdojo.cli.ltf;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.cyberdojo.builder.ltf.Light;
import org.cyberdojo.builder.ltf.TrafficLights;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.runner.lights.CheckedLight;
import org.cyberdojo.runner.lights.CheckedStartPoint;

/** Traffic lights by the runner's own check. */
record RunnerLights(LightsRunner runner) implements TrafficLights.Check {

  private static final int MOST_LINES = 40;

  @Override
  public List<Light> run(ImageName image, FileTree repository, Consumer<String> output) {
    return runner
        .check(
            CheckedStartPoint.read(repository, "start_point"),
            image,
            light -> tell(light, output),
            output)
        .lights()
        .stream()
        .map(RunnerLights::light)
        .toList();
  }

  @Override
  public void close() {
    runner.close();
  }

  private static Light light(CheckedLight checked) {
    return new Light(
        checked.expected().toString(),
        checked.outcome().toString(),
        checked.hasPassed(),
        checked.duration());
  }

  private static void tell(CheckedLight light, Consumer<String> output) {
    output.accept(
        String.format(
            Locale.ROOT,
            "%-5s %s %.2f s",
            light.expected(),
            light.hasPassed() ? "PASSED" : "FAILED: it is " + light.outcome() + ",",
            light.duration().toMillis() / 1e3));
    if (!light.hasPassed()) {
      lines("stdout", light.result().stdout().content(), output);
      lines("stderr", light.result().stderr().content(), output);
      output.accept("status: " + light.result().status());
      light.result().log().properties().forEach(entry -> output.accept(entry.toString()));
    }
  }

  private static void lines(String name, String text, Consumer<String> output) {
    text.lines().limit(MOST_LINES).forEach(line -> output.accept(name + ": " + line));
  }
}

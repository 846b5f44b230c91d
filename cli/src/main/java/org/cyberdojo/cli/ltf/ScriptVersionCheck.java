package org.cyberdojo.cli.ltf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cyberdojo.builder.ltf.VersionCheck;
import org.cyberdojo.manifest.image.ImageName;

/** Runs {@code check_version.sh} as a process of its own, without the secrets of this one. */
record ScriptVersionCheck(Map<String, String> environment) implements VersionCheck {

  private static final String SCRIPT = "check_version.sh";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Override
  public int run(Path folder, ImageName image, Consumer<String> output) {
    Path script = folder.resolve(SCRIPT);
    List<String> command =
        Files.isExecutable(script)
            ? List.of(script.toString())
            : List.of("bash", script.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(ScriptVersionCheck::isSecret);
    builder.environment().put("IMAGE_NAME", image.toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return await(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Tried to run " + script + " but failed because of " + e.getMessage(), e);
    }
  }

  private static boolean isSecret(String name) {
    return name.equals("DOCKER_PASSWORD") || name.equals("CYBER_DOJO_GATE_TOKEN");
  }

  private static int await(Process process, Consumer<String> output) throws IOException {
    Thread reader = Thread.ofVirtual().start(() -> read(process, output));
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        kill(process);
        throw new IOException("it took longer than " + LONGEST.toMinutes() + " minutes");
      }
      reader.join(Duration.ofSeconds(5));
      return process.exitValue();
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void read(Process process, Consumer<String> output) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(output);
    } catch (IOException | UncheckedIOException e) {
      output.accept("its output broke off: " + e.getMessage());
    }
  }
}

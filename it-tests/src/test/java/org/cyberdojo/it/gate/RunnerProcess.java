package org.cyberdojo.it.gate;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Service;

/** A runner as the command serves it, without containers made ahead. */
final class RunnerProcess implements AutoCloseable {

  private final Service service;

  private RunnerProcess(Service service) {
    this.service = service;
  }

  static RunnerProcess start(CyberDojo command) {
    return new RunnerProcess(
        Service.start(
            command
                .with("CYBER_DOJO_RUNNER_NAME", "it-gate-" + UUID.randomUUID())
                .with("CYBER_DOJO_RUNNER_POOL_PER_IMAGE", "0"),
            "runner",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            "0"));
  }

  /** Runs the start-point of an example in an image. */
  JsonNode run(String image, String example) {
    ObjectNode run = JsonNodeFactory.instance.objectNode().put("id", "123456");
    ObjectNode files = run.putObject("files");
    Path folder = CyberDojo.checkout().resolve("examples/languages/" + example + "/start_point");
    JsonNode manifest = Json.read(text(folder.resolve("manifest.json")));
    manifest
        .get("visible_filenames")
        .forEach(name -> files.put(name.asText(), text(folder.resolve(name.asText()))));
    run.putObject("manifest")
        .put("image_name", image)
        .put("max_seconds", 10)
        .put("rag_lambda", text(folder.resolve("red_amber_green.rb")));
    return Json.read(
            given()
                .body(run.toString())
                .post(service.url() + "/run_cyber_dojo_sh")
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .get("run_cyber_dojo_sh");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}

package org.cyberdojo.it.gate;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Service;

/** A gate as the command serves it, on a free port, with a store of its own. */
final class GateProcess implements AutoCloseable {

  private static final String TOKEN = "a-token-of-the-tests-that-nobody-guesses";

  private final Service service;

  private GateProcess(Service service) {
    this.service = service;
  }

  static GateProcess start(Path store) {
    return new GateProcess(
        Service.start(
            CyberDojo.in(store.getParent()).with("CYBER_DOJO_GATE_TOKEN", TOKEN),
            "gate",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--store",
            store.toString()));
  }

  /** The command, told of the gate and its token. */
  CyberDojo toldTo(CyberDojo command) {
    return command
        .with("CYBER_DOJO_GATE_URL", url())
        .with("CYBER_DOJO_CATALOG_URL", url())
        .with("CYBER_DOJO_GATE_TOKEN", TOKEN);
  }

  String url() {
    return service.url();
  }

  /** What a call answers, which must be status 200. */
  JsonNode ask(String path, String body) {
    return Json.read(
        given().body(body).post(url() + path).then().statusCode(200).extract().asString());
  }

  /** What a page shows. */
  String page(String path) {
    return given().get(url() + path).then().statusCode(200).extract().asString();
  }

  @Override
  public void close() {
    service.close();
  }
}

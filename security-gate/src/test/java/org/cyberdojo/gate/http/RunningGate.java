package org.cyberdojo.gate.http;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.cyberdojo.gate.store.StoreLocation;

/** A gate on a free port of loopback, with a store of its own. */
public final class RunningGate implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  public static final String TOKEN = "a-token-of-many-characters";

  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private final GateServer server;

  public RunningGate(Path folder, UnaryOperator<GateSettings> settings) {
    GateSettings usual =
        GateSettings.of(StoreLocation.ofFile(folder.resolve("catalog.db")))
            .onPort(0)
            .onHost("127.0.0.1")
            .at(new TestClock(NOW))
            .withToken(TOKEN);
    server =
        GateServer.start(
            settings.apply(usual), new PrintStream(complaints, true, StandardCharsets.UTF_8));
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  public String complaints() {
    return complaints.toString(StandardCharsets.UTF_8);
  }

  /** Asks without a token. */
  public ValidatableResponse ask(String path, String body) {
    return given().spec(spec()).body(body).post(path).then();
  }

  /** Asks with the shared token. */
  public ValidatableResponse write(String path, String body) {
    return write(TOKEN, path, body);
  }

  public ValidatableResponse write(String token, String path, String body) {
    return given()
        .spec(spec())
        .header("Authorization", "Bearer " + token)
        .body(body)
        .post(path)
        .then();
  }

  private RequestSpecification spec() {
    return new RequestSpecBuilder().setBaseUri(url()).setContentType("application/json").build();
  }

  @Override
  public void close() {
    server.close();
  }
}

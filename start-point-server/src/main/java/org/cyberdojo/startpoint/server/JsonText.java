package org.cyberdojo.startpoint.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.cyberdojo.http.Answer;

/** JSON put together from parts that are JSON already, so that each is written out only once. */
final class JsonText {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  JsonText add(String part) {
    return add(part.getBytes(UTF_8));
  }

  JsonText add(byte[] part) {
    bytes.writeBytes(part);
    return this;
  }

  Answer answer() {
    return Answer.json(bytes.toByteArray()).preparedWhenAsked();
  }
}

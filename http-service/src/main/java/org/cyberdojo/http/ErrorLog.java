package org.cyberdojo.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/** One JSON line for each fault of ours, with all that the client is not told. */
final class ErrorLog {

  private final PrintStream out;

  ErrorLog(PrintStream out) {
    this.out = out;
  }

  /** A fault while a request was answered. */
  void add(String method, String path, Throwable fault) {
    write(Json.object().put("method", method).put("path", path), fault);
  }

  /** A fault of no request. */
  void add(Throwable fault) {
    write(Json.object(), fault);
  }

  private void write(ObjectNode line, Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    out.println(
        Json.line(
            line.put("time", Instant.now().toString())
                .put("level", "error")
                .put("message", String.valueOf(fault.getMessage()))
                .put("trace", trace.toString())));
  }
}

package org.cyberdojo.http;

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

  void add(String method, String path, Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    out.println(
        Json.line(
            Json.object()
                .put("time", Instant.now().toString())
                .put("level", "error")
                .put("method", method)
                .put("path", path)
                .put("message", String.valueOf(fault.getMessage()))
                .put("trace", trace.toString())));
  }
}

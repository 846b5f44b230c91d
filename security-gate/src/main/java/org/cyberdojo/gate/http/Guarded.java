package org.cyberdojo.gate.http;

import java.io.PrintStream;
import java.time.Duration;
import org.cyberdojo.gate.admission.MalformedReviewException;
import org.cyberdojo.gate.catalog.CatalogException;
import org.cyberdojo.gate.json.BadArgumentException;
import org.cyberdojo.gate.scan.MalformedScanException;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.Responder;

/**
 * Tells clients of the gate's own faults: what they sent is wrong, or the catalog cannot be
 * reached.
 */
final class Guarded {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final PrintStream complaints;

  Guarded(PrintStream complaints) {
    this.complaints = complaints;
  }

  Responder of(Responder responder) {
    return call -> {
      try {
        return responder.answer(call);
      } catch (BadArgumentException | MalformedReviewException | MalformedScanException e) {
        throw Refusal.badRequest(String.valueOf(e.getMessage()));
      } catch (CatalogException e) {
        complaints.println(e.getMessage());
        throw Refusal.unavailable(
            "the catalog cannot be read or written now; nothing was changed", RETRY);
      }
    };
  }
}

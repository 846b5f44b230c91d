package org.cyberdojo.gate.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.cyberdojo.gate.access.Access;
import org.cyberdojo.gate.access.AccessToken;
import org.cyberdojo.http.Fault;
import org.cyberdojo.http.Guard;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.RequestHead;

/** Who may pass: readers and writers, by their tokens. */
final class Doors {

  /** What the token of the environment is called. */
  static final String SHARED = "the shared token";

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Access access;
  private final boolean isReadingOpen;

  Doors(Access access, boolean isReadingOpen) {
    this.access = access;
    this.isReadingOpen = isReadingOpen;
  }

  /** Lets everybody pass, or, where reading is closed, who has a token. */
  Guard reading() {
    return head -> {
      if (!isReadingOpen) {
        holder(head, Doors::askingPeople);
      }
    };
  }

  /** Lets pass who has a token that is good for writing. */
  Guard writing() {
    return head -> {
      if (!holder(head, Refusal::unauthorized).mayWrite()) {
        throw Refusal.of(new Fault(403, "Forbidden", "this token is for reading only"));
      }
    };
  }

  /** Who is writing, to stand beside what is written. */
  String author(RequestHead head, Optional<String> by) {
    String token = holder(head, Refusal::unauthorized).name();
    if (token.equals(SHARED)) {
      return by.orElse("somebody with " + SHARED);
    }
    return by.map(text -> text + ", with the token of " + token).orElse(token);
  }

  private AccessToken holder(RequestHead head, Function<String, Refusal> refusal) {
    String token =
        head.header("Authorization")
            .flatMap(Doors::token)
            .orElseThrow(() -> refusal.apply("a bearer token is needed"));
    return access
        .holder(token)
        .orElseThrow(() -> refusal.apply("the token is not known, has ended or was revoked"));
  }

  private static Refusal askingPeople(String message) {
    return Refusal.unauthorizedForPeople("cyber-dojo gate", message);
  }

  /** A browser asks its user for a name and a password; the token is the password. */
  private static Optional<String> token(String header) {
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return decoded(header.substring(BASIC.length()).strip())
          .map(pair -> pair.substring(pair.indexOf(':') + 1));
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

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
        holder(head.header("Authorization").flatMap(Doors::ofPeople), Doors::askingPeople);
      }
    };
  }

  /** Lets pass who has a token that is good for writing. */
  Guard writing() {
    return head -> {
      if (!writer(head).mayWrite()) {
        throw Refusal.of(new Fault(403, "Forbidden", "this token is for reading only"));
      }
    };
  }

  /** Who is writing, to stand beside what is written. */
  String author(RequestHead head, Optional<String> by) {
    String token = writer(head).name();
    if (token.equals(SHARED)) {
      return by.orElse("somebody with " + SHARED);
    }
    return by.map(text -> text + ", with the token of " + token).orElse(token);
  }

  /** By a bearer token alone: a browser sends what its user typed for any page that asks it to. */
  private AccessToken writer(RequestHead head) {
    return holder(head.header("Authorization").flatMap(Doors::bearer), Refusal::unauthorized);
  }

  private AccessToken holder(Optional<String> token, Function<String, Refusal> refusal) {
    return access
        .holder(token.orElseThrow(() -> refusal.apply("a bearer token is needed")))
        .orElseThrow(() -> refusal.apply("the token is not known, has ended or was revoked"));
  }

  private static Refusal askingPeople(String message) {
    return Refusal.unauthorizedForPeople("cyber-dojo gate", message);
  }

  private static Optional<String> bearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** A browser asks its user for a name and a password; the token is the password. */
  private static Optional<String> ofPeople(String header) {
    return header.regionMatches(true, 0, BASIC, 0, BASIC.length())
        ? decoded(header.substring(BASIC.length()).strip())
            .map(pair -> pair.substring(pair.indexOf(':') + 1))
        : bearer(header);
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

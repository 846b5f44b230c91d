package org.cyberdojo.gate.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.cyberdojo.gate.access.Access;
import org.cyberdojo.gate.access.AccessToken;
import org.cyberdojo.gate.access.AccessTokens;
import org.cyberdojo.gate.access.NewToken;
import org.cyberdojo.gate.json.Arguments;
import org.cyberdojo.gate.json.BadArgumentException;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.Route;

/**
 * {@code /tokens}: to rotate one, make another of the same name, hand it out, and revoke the old
 * ones by their name.
 */
final class TokenRoutes {

  private final AccessTokens tokens;
  private final Access access;
  private final Doors doors;
  private final Clock clock;

  TokenRoutes(AccessTokens tokens, Access access, Doors doors, Clock clock) {
    this.tokens = tokens;
    this.access = access;
    this.doors = doors;
    this.clock = clock;
  }

  List<Route> all(Guarded guarded) {
    return List.of(
        Route.blocking("/tokens", guarded.of(this::list)).guardedBy(doors.writing()),
        Route.blocking("/tokens/add", guarded.of(this::add)).guardedBy(doors.writing()),
        Route.blocking("/tokens/revoke", guarded.of(this::revoke)).guardedBy(doors.writing()));
  }

  private Answer list(Call call) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    tokens.list().forEach(token -> found.add(json(token)));
    return Answer.json("tokens", found);
  }

  private Answer add(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    NewToken token = made(arguments);
    tokens.add(token.kept());
    access.refresh();
    return Answer.json("add", json(token.kept()).put("token", token.text()))
        .withHeader("Cache-Control", "no-store");
  }

  private NewToken made(Arguments arguments) {
    try {
      NewToken token =
          NewToken.make(
              arguments.requiredText("name"), !arguments.isTrue("read_only"), clock.instant());
      return arguments.end("until").map(token::until).orElse(token);
    } catch (IllegalArgumentException e) {
      throw new BadArgumentException(String.valueOf(e.getMessage()));
    }
  }

  private Answer revoke(Call call) {
    String name = Arguments.of(call.arguments()).requiredText("name");
    int revoked = tokens.revoke(name, clock.instant());
    access.refresh();
    if (revoked == 0) {
      throw Refusal.notFound("there is no token of that name; /tokens lists those that there are");
    }
    return Answer.json(
        "revoke", JsonNodeFactory.instance.objectNode().put("name", name).put("revoked", revoked));
  }

  private static ObjectNode json(AccessToken token) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", token.name())
            .put("may_write", token.mayWrite())
            .put("made", token.made().toString());
    token.until().ifPresent(until -> node.put("until", until.toString()));
    return node;
  }
}

package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cyberdojo.gate.json.BadArgumentException;
import org.cyberdojo.gate.json.DecisionJson;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Asks a gate, and tells it what the image says of itself: that counts where its catalog does not
 * know the image.
 */
final class RemoteJudge implements Judge {

  private final GateAddress address;
  private final GateClient client;
  private final OwnDates dates;

  RemoteJudge(GateAddress address, OwnDates dates) {
    this.address = address;
    this.client = new GateClient(address);
    this.dates = dates;
  }

  @Override
  public Decision decide(ImageName image) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("image_name", image.toString()).put("explain", true);
    dates
        .find(image)
        .ifPresent(
            found -> {
              found.config().ifPresent(date -> question.put("created", date.toString()));
              found.labels().forEach(question.putObject("labels")::put);
            });
    JsonNode answer = client.call("/decide", question);
    if (!(answer instanceof ObjectNode decision)) {
      throw GateRefusedException.unanswered(
          "what the gate at " + address + " answered is no decision");
    }
    try {
      return DecisionJson.read(decision);
    } catch (BadArgumentException | IllegalArgumentException e) {
      throw GateRefusedException.unanswered(
          "what the gate at " + address + " answered is no decision: " + e.getMessage());
    }
  }

  @Override
  public String name() {
    return "the gate at " + address;
  }

  @Override
  public void close() {
    client.close();
  }
}

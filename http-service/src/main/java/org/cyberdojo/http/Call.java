package org.cyberdojo.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A whole request. */
public final class Call extends RequestHead {

  private final ObjectNode arguments;

  Call(RequestHead head, ObjectNode arguments) {
    super(head);
    this.arguments = arguments;
  }

  /** The JSON object that was the body; empty when there was no body. It is this call's own. */
  public ObjectNode arguments() {
    return arguments;
  }
}

package org.cyberdojo.http;

/** Decides from a request's head, before its body is read, whether it may go on. */
@FunctionalInterface
public interface Guard {

  /**
   * Lets a request pass by returning.
   *
   * @throws Refusal when it may not go on
   */
  void check(RequestHead head);
}

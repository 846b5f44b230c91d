package org.cyberdojo.cli.command;

/**
 * A command, or a part of one, that says itself what it is called and what it takes.
 *
 * <p>There are no annotations: to read those of one command takes Java longer than to start.
 */
public interface Described {

  /** Says it; called once, before the command line is read. */
  void describe(Description command);
}

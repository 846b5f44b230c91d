package org.cyberdojo.runner.rag;

/**
 * A Ruby lambda that turns standard output, standard error and status into a colour. Nobody has
 * checked it.
 *
 * @param source Ruby
 */
public record RagLambda(String source) {

  /** A longer source is refused; real ones have some hundred characters. */
  public static final int LONGEST_SOURCE = 100_000;

  /** Where an image has its lambda. */
  public static final String PATH_IN_IMAGE = "/usr/local/bin/red_amber_green.rb";
}

package org.cyberdojo.builder.source;

import java.util.List;

/** A repository that could not be taken. Neither message nor words hold user info. */
public final class RepositoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Code {
    /** The repository could not be cloned, or has no commit to take. */
    BAD_CLONE("bad-git-clone"),
    /** The repository is there, and the commit that was asked for is not. */
    BAD_CHECKOUT("bad-git-checkout"),
    /** The repository is larger, deeper or stranger than is accepted. */
    BAD_TREE("bad-git-tree"),
    /** The caller's thread was interrupted. */
    INTERRUPTED("git-interrupted");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** The stable text of the code. */
    public String text() {
      return text;
    }
  }

  private final Code code;
  private final RepositoryArgument argument;
  private final List<String> words;

  /**
   * A repository that could not be taken.
   *
   * @param words the reason, line by line
   */
  public RepositoryException(Code code, RepositoryArgument argument, List<String> words) {
    super("Tried to take " + argument.given() + " but failed because " + String.join(" ", words));
    this.code = code;
    this.argument = argument;
    this.words = List.copyOf(words);
  }

  /** What went wrong. */
  public Code code() {
    return code;
  }

  /** The repository. */
  public RepositoryArgument argument() {
    return argument;
  }

  /** The reason in git's manner, line by line, such as {@code Cloning into '0'...}. */
  public List<String> words() {
    return words;
  }
}

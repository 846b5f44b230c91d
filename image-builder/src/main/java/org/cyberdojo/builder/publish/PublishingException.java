package org.cyberdojo.builder.publish;

/** An image that was not published. */
public final class PublishingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    /** The tag has another image, and is left as it is. */
    TAG_TAKEN("publish-tag-taken"),
    /** The tag got another image while this one was put there. */
    TAG_CHANGED("publish-tag-changed"),
    /** What the registry got is not what was tested. */
    OTHER_IMAGE("publish-other-image"),
    /** Others kept claiming the tag, and none of them took it. */
    NO_AGREEMENT("publish-no-agreement"),
    /** The registry or the engine failed. */
    FAILED("publish-failed"),
    /** The caller's thread was interrupted. */
    INTERRUPTED("publish-interrupted");

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

  PublishingException(Code code, String tried, String reason, String fix) {
    super("Tried to " + tried + " but failed because " + reason + "; " + fix);
    this.code = code;
  }

  PublishingException(RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.code = Code.FAILED;
  }

  public Code code() {
    return code;
  }
}

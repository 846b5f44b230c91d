package org.cyberdojo.builder.ltf;

/**
 * Builds the images of LTF repositories.
 *
 * <pre>{@code
 * BuildReport report = new LtfBuilder(tools).build(request, listener);
 * }</pre>
 */
public final class LtfBuilder {

  private final Tools tools;

  public LtfBuilder(Tools tools) {
    this.tools = tools;
  }

  /**
   * Builds, tests and, as the mode says, publishes one repository's image.
   *
   * @param listener told how it goes on
   * @throws UnusableRepositoryException when the folder holds no LTF repository
   * @throws StepFailedException of the first step that failed
   */
  public BuildReport build(BuildRequest request, BuildListener listener) {
    return new LtfBuild(tools, request, listener).run();
  }
}

package org.cyberdojo.manifest.resolve;

/**
 * The rules that say which image a start-point runs in. L rules are for languages, C for custom, E
 * for exercises start-points.
 */
public enum ResolutionRule {
  L1("docker/image_name.json names the image, the commit tags it"),
  L2("the manifest names the image with its tag or digest"),
  L3("the manifest names the image, its Dockerfile is in the repository, the commit tags it"),
  L4("the manifest names the image without a tag, and nothing here builds it"),
  L5("nothing names the image"),
  L6("docker/image_name.json and the manifest both name the image"),
  C1("the manifest names the image with its tag or digest"),
  C2("the manifest names the image without a tag"),
  E1("an exercise runs in the image of the language that it is mixed with"),
  /** No row of the table: whoever made the start-point image named the image that it is for. */
  GIVEN("the image was named when the start-point was created");

  private final String meaning;

  ResolutionRule(String meaning) {
    this.meaning = meaning;
  }

  /** The rule as half a sentence, for reports. */
  public String meaning() {
    return meaning;
  }
}

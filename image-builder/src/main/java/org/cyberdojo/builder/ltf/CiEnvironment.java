package org.cyberdojo.builder.ltf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the variables of an environment say of who is building, and why.
 *
 * @see <a href="https://circleci.com/docs/reference/variables/">CircleCI's variables</a>
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">GitHub
 *     Actions' variables</a>
 */
public final class CiEnvironment {

  /**
   * CircleCI itself has no variable for what began a pipeline; a config sets this one from {@code
   * << pipeline.trigger_source >>}.
   */
  private static final String CIRCLE_TRIGGER = "CIRCLE_PIPELINE_TRIGGER_SOURCE";

  private static final Set<String> CIRCLE_SCHEDULED = Set.of("schedule", "scheduled_pipeline");

  /** Each is set by a CI that cannot say whether a commit or a schedule began its job. */
  private static final List<String> OTHER_CIS =
      List.of(
          "CI",
          "GITLAB_CI",
          "TRAVIS",
          "JENKINS_URL",
          "BUILDKITE",
          "TEAMCITY_VERSION",
          "TF_BUILD",
          "BITBUCKET_BUILD_NUMBER",
          "CODEBUILD_BUILD_ID",
          "DRONE");

  private final Map<String, String> env;

  private CiEnvironment(Map<String, String> env) {
    this.env = env;
  }

  public static CiEnvironment of(Map<String, String> env) {
    return new CiEnvironment(Map.copyOf(env));
  }

  /**
   * The mode that the variables tell.
   *
   * @throws UnknownModeException when they tell of a CI, but not why it builds
   */
  public BuildMode mode() {
    if (isSet("CIRCLE_SHA1") || isSet("CIRCLECI")) {
      return circleCi();
    }
    if (isSet("GITHUB_ACTIONS") || isSet("GITHUB_EVENT_NAME")) {
      return gitHubActions();
    }
    Optional<String> other = OTHER_CIS.stream().filter(this::isTrueOrText).findFirst();
    if (other.isPresent()) {
      throw new UnknownModeException(
          "the variable " + other.get() + " says that a CI is building, and not why");
    }
    return BuildMode.LOCAL;
  }

  /** The commit that CI says it builds. */
  public Optional<String> commit() {
    return Stream.of("CIRCLE_SHA1", "GITHUB_SHA").filter(this::isSet).map(env::get).findFirst();
  }

  private BuildMode circleCi() {
    if (isSet("CIRCLE_PR_NUMBER")) {
      throw new UnknownModeException("CircleCI builds a pull request from a fork");
    }
    boolean scheduled =
        CIRCLE_SCHEDULED.contains(value(CIRCLE_TRIGGER)) || !isSet("CIRCLE_USERNAME");
    return scheduled ? BuildMode.CRON : BuildMode.COMMIT;
  }

  private BuildMode gitHubActions() {
    return switch (value("GITHUB_EVENT_NAME")) {
      case "schedule" -> BuildMode.CRON;
      case "push" -> BuildMode.COMMIT;
      case String event ->
          throw new UnknownModeException("GitHub Actions builds for the event '" + event + "'");
    };
  }

  private boolean isSet(String name) {
    return !value(name).isBlank();
  }

  private boolean isTrueOrText(String name) {
    return isSet(name) && !value(name).equalsIgnoreCase("false");
  }

  private String value(String name) {
    return env.getOrDefault(name, "");
  }
}

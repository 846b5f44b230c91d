package org.cyberdojo.builder.ltf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiEnvironmentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COMMIT | CI=true CIRCLECI=true CIRCLE_SHA1=1 CIRCLE_USERNAME=jo
          CRON   | CI=true CIRCLECI=true CIRCLE_SHA1=1
          CRON   | CI=true CIRCLECI=true CIRCLE_SHA1=1 CIRCLE_USERNAME=
          CRON   | CIRCLE_SHA1=1 CIRCLE_USERNAME=jo CIRCLE_PIPELINE_TRIGGER_SOURCE=scheduled_pipeline
          COMMIT | CIRCLE_SHA1=1 CIRCLE_USERNAME=jo CIRCLE_PIPELINE_TRIGGER_SOURCE=webhook
          COMMIT | CI=true GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push
          CRON   | CI=true GITHUB_ACTIONS=true GITHUB_EVENT_NAME=schedule
          LOCAL  | HOME=/root
          LOCAL  | CI=false
          """)
  void a_mode_is_told_by_variables(BuildMode mode, String variables) {
    assertThat(environment(variables).mode()).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CI=true                                       | the variable CI says
          GITLAB_CI=true                                | the variable GITLAB_CI says
          CI=true TRAVIS=true                           | the variable CI says
          JENKINS_URL=http://x                          | the variable JENKINS_URL says
          GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request | the event 'pull_request'
          GITHUB_ACTIONS=true GITHUB_EVENT_NAME=workflow_dispatch | the event 'workflow_dispatch'
          GITHUB_ACTIONS=true                           | the event ''
          CIRCLE_SHA1=1 CIRCLE_USERNAME=x CIRCLE_PR_NUMBER=7 | a pull request from a fork
          """)
  void anything_else_has_to_be_said(String variables, String reason) {
    assertThatThrownBy(() -> environment(variables).mode())
        .isInstanceOf(UnknownModeException.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith("say --mode=commit, --mode=cron or --mode=local");
  }

  @Test
  void the_commit_that_ci_builds_is_known() {
    assertThat(environment("CIRCLE_SHA1=abc").commit()).contains("abc");
    assertThat(environment("GITHUB_SHA=def").commit()).contains("def");
    assertThat(environment("HOME=/").commit()).isEmpty();
  }

  private static CiEnvironment environment(String variables) {
    Map<String, String> env =
        Arrays.stream(variables.split(" "))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return CiEnvironment.of(env);
  }
}

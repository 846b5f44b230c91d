package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitLinkTest {

  private static final CommitSha SHA = CommitSha.of("0123456789abcdef0123456789abcdef01234567");

  @ParameterizedTest
  @CsvSource({
    "https://github.com/cyber-dojo/runner, https://github.com/cyber-dojo/runner/commit/",
    "https://github.com/cyber-dojo/runner.git, https://github.com/cyber-dojo/runner/commit/",
    "https://github.com/cyber-dojo/runner/, https://github.com/cyber-dojo/runner/commit/",
    "https://github.com/cyber-dojo/runner.git/, https://github.com/cyber-dojo/runner/commit/",
    "http://git.example:3000/a/b, http://git.example:3000/a/b/commit/",
    "https://github.com/a/b?tab=readme#x, https://github.com/a/b/commit/",
    "https://me:secret@github.com/a/b, https://github.com/a/b/commit/",
    "https://bitbucket.org/a/b, https://bitbucket.org/a/b/commits/",
    "git@github.com:cyber-dojo/runner.git, https://github.com/cyber-dojo/runner/commit/",
    "ssh://git@github.com/cyber-dojo/runner.git, https://github.com/cyber-dojo/runner/commit/"
  })
  void a_repository_on_the_web_has_a_page_for_each_commit(String url, String page) {
    assertThat(CommitLink.of(RepositoryUrl.of(url), SHA)).contains(page + SHA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://github.com/%0aalert(1)",
        "javascript:alert@github.com/x",
        "data:text/html,<script>alert(1)</script>",
        "https://evil.example/\"><script>alert(1)</script>",
        "https://",
        "https:///a/b",
        "https://exa mple.org/a",
        "file:///home/me/languages",
        "/home/me/languages",
        "languages",
        "git@localhost:languages"
      })
  void whatever_else_somebody_wrote_is_not_linked_to(String url) {
    assertThat(CommitLink.of(RepositoryUrl.of(url), SHA)).isEmpty();
  }
}

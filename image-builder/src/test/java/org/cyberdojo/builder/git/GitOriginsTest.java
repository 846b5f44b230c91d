package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cyberdojo.builder.forced.CommitPlan;
import org.cyberdojo.builder.forced.ForcedCommit;
import org.cyberdojo.builder.forced.PushRefusedException;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitOriginsTest {

  private static final Instant TIME = Instant.parse("2026-05-06T07:08:09.123Z");

  @TempDir private Path folder;
  private GitRepo origin;
  private RepositoryAddress address;
  private GitOrigins origins;

  @BeforeEach
  void make_an_origin() throws IOException {
    GitRepo author = GitRepo.in(folder.resolve("author"));
    author.write("file", "text\n").write("bin/run", "#!/bin/sh\n");
    author.git("add", "--all");
    author.git("update-index", "--chmod=+x", "bin/run");
    author.git("commit", "--quiet", "--message", "first");
    author.git("clone", "--quiet", "--bare", ".", folder.resolve("origin.git").toString());
    origin = GitRepo.at(folder.resolve("origin.git"));
    address = RepositoryAddress.of("file://" + origin.folder());
    origins = GitOrigins.with(GitSettings.of(Map.of("HOME", folder.toString())).withoutCache());
  }

  @AfterEach
  void close() {
    origins.close();
  }

  @Test
  void a_forced_commit_changes_one_file_and_says_why() {
    ForcedCommit forced =
        new ForcedCommit(
            "org/c:1234567 was published",
            Optional.of(RepositoryUrl.of("https://user:secret@example.com/c")),
            Optional.of(CommitSha.of("0123456789abcdef0123456789abcdef01234567")),
            TIME);
    CommitSha commit = origins.commit(address, forced.plan());
    assertThat(origin.git("rev-parse", "main").strip()).isEqualTo(commit.text());
    assertThat(origin.git("show", "--name-only", "--format=%an <%ae> %s", "main"))
        .isEqualTo(
            "cyber-dojo <noreply@cyber-dojo.org> forced commit: org/c:1234567 was published\n\n"
                + ".circleci/force-ci-run");
    assertThat(origin.git("show", "main:.circleci/force-ci-run"))
        .isEqualTo(
            """
            cause: org/c:1234567 was published
            from-repository: https://example.com/c
            from-sha: 0123456789abcdef0123456789abcdef01234567
            time: 2026-05-06T07:08:09Z""");
    assertThat(origin.git("rev-list", "--count", "main").strip()).isEqualTo("2");
  }

  @Test
  void other_files_may_change_with_it_and_keep_their_permissions() {
    CommitPlan plan =
        ForcedCommit.because("why not", TIME)
            .planWith(
                tree -> {
                  assertThat(tree.entries()).hasSize(2);
                  return Map.of("bin/run", "#!/bin/bash\n".getBytes(UTF_8));
                });
    origins.commit(address, plan);
    assertThat(origin.git("ls-tree", "-r", "main"))
        .contains("100755 blob")
        .contains("bin/run")
        .contains("100644 blob");
    assertThat(origin.git("show", "main:bin/run")).isEqualTo("#!/bin/bash");
    assertThat(origin.git("show", "main:file")).isEqualTo("text");
  }

  @Test
  void five_at_once_are_five_commits() throws Exception {
    List<Callable<CommitSha>> racers = new ArrayList<>();
    for (int racer = 1; racer <= 5; racer++) {
      ForcedCommit forced = ForcedCommit.because("racer " + racer, TIME);
      racers.add(() -> origins.commit(address, forced.plan()));
    }
    List<CommitSha> commits = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<CommitSha> commit : threads.invokeAll(racers)) {
        commits.add(commit.get());
      }
    }
    assertThat(commits).doesNotHaveDuplicates();
    assertThat(origin.git("rev-list", "--count", "main").strip()).isEqualTo("6");
    assertThat(origin.git("log", "--format=%s", "main").lines())
        .containsExactlyInAnyOrder(
            "forced commit: racer 1",
            "forced commit: racer 2",
            "forced commit: racer 3",
            "forced commit: racer 4",
            "forced commit: racer 5",
            "first");
  }

  @Test
  void the_default_branch_may_have_any_name() throws IOException {
    origin.git("branch", "-m", "main", "trunk");
    CommitSha commit = origins.commit(address, ForcedCommit.because("x", TIME).plan());
    assertThat(origin.git("rev-parse", "trunk").strip()).isEqualTo(commit.text());
  }

  @Test
  void a_repository_that_is_not_there_is_an_error_without_user_info() {
    assertThatThrownBy(
            () ->
                origins.commit(
                    RepositoryAddress.of("https://user:pass-word@127.0.0.1:1/x"),
                    ForcedCommit.because("x", TIME).plan()))
        .isInstanceOf(PushRefusedException.class)
        .hasMessageContaining("push a commit to https://127.0.0.1:1/x")
        .hasMessageNotContaining("pass-word");
  }

  @Test
  void a_cause_is_one_line() {
    assertThatThrownBy(() -> ForcedCommit.because("a\nb", TIME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_origin_is_where_the_clone_came_from() {
    origin.git("clone", "--quiet", ".", folder.resolve("clone").toString());
    assertThat(origins.originOf(folder.resolve("clone")))
        .contains(RepositoryAddress.of("file://" + origin.folder()));
    assertThat(origins.originOf(folder.resolve("author"))).isEmpty();
    assertThat(origins.originOf(folder)).isEmpty();
  }
}

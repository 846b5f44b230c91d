package org.cyberdojo.builder.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.builder.git.GitSession.sha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are interrupted, killed, or beside each other. */
class GitProcessTest {

  @TempDir private Path temp;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private GitRepo repo;
  private GitHttpServer server;
  private String url;

  @BeforeEach
  void set_up() {
    repo = GitRepo.in(temp.resolve("served/repo"));
    repo.write("a", "1").commit("first");
    server = GitHttpServer.of(temp.resolve("served"));
    url = server.url("repo/.git");
  }

  @AfterEach
  void close() {
    end.countDown();
    server.close();
  }

  private Path home() {
    return temp.resolve("home");
  }

  private void holdUp() {
    server.answering(
        exchange -> {
          asked.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("home-tmp"))) {
      return files.toList();
    }
  }

  @Test
  void one_that_is_interrupted_leaves_no_file() throws Exception {
    holdUp();
    Process process = TakeInProcess.start(home(), false, url);
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(temporaryFiles()).isNotEmpty();

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void one_that_is_killed_does_no_harm_to_the_next() throws Exception {
    holdUp();
    Process process = TakeInProcess.start(home(), true, url);
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    process.destroyForcibly().waitFor();
    server.answeringAsGit();

    try (GitSession session = GitSession.of(home())) {
      assertThat(sha(session.take(url))).isEqualTo(repo.head());
    }
  }

  @Test
  void several_at_once_share_one_clone() throws Exception {
    List<Process> processes =
        Stream.of(1, 2, 3)
            .map(
                _ -> {
                  try {
                    return TakeInProcess.start(home(), true, url);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();

    for (Process process : processes) {
      assertThat(process.inputReader().readLine()).isEqualTo(repo.head());
      assertThat(process.waitFor()).isZero();
    }
    assertThat(server.fetches()).isEqualTo(1);
  }
}

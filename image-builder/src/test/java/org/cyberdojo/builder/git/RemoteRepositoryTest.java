package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.builder.git.GitSession.paths;
import static org.cyberdojo.builder.git.GitSession.sha;
import static org.cyberdojo.builder.git.GitSession.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.RepositoryException.Code;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.manifest.commit.CommitSha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones over HTTP, from git's own server. */
class RemoteRepositoryTest {

  @TempDir private Path temp;
  private GitRepo repo;
  private GitHttpServer server;
  private String url;

  @BeforeEach
  void set_up() {
    repo = GitRepo.in(temp.resolve("served/repo"));
    repo.write("start_point/manifest.json", "{}").write("readme.md", "hello").commit("first");
    server = GitHttpServer.of(temp.resolve("served"));
    url = server.url("repo/.git");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private <T> T with(
      UnaryOperator<GitSettings> settings, java.util.function.Function<GitSession, T> work) {
    try (GitSession session = GitSession.of(temp.resolve("home"), settings)) {
      return work.apply(session);
    }
  }

  private String take(String argument) {
    return with(settings -> settings, session -> sha(session.take(argument)));
  }

  private static RepositoryException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    AtomicReference<RepositoryException> failure = new AtomicReference<>();
    assertThatThrownBy(call).isInstanceOfSatisfying(RepositoryException.class, failure::set);
    return failure.get();
  }

  private Path cache() {
    return temp.resolve("home/.cache/cyber-dojo/git");
  }

  private List<Path> cached() {
    try (Stream<Path> files = Files.walk(cache())) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<Path> packs() {
    return cached().stream().filter(file -> file.toString().endsWith(".pack")).toList();
  }

  @Test
  void its_files_are_those_of_the_default_branch() {
    repo.git("checkout", "--quiet", "-b", "other");
    repo.write("readme.md", "other").commit("other");
    repo.git("checkout", "--quiet", "main");
    try (GitSession session = GitSession.of(temp.resolve("home"))) {
      TakenRepository taken = session.take(url);

      assertThat(sha(taken)).isEqualTo(repo.head());
      assertThat(paths(taken)).containsExactly("readme.md", "start_point/manifest.json");
      assertThat(text(taken, "readme.md")).isEqualTo("hello");
      assertThat(taken.source().url().text()).isEqualTo(url);
    }
  }

  @Test
  void a_dumb_server_is_understood() {
    repo.git("gc", "--quiet");
    repo.git("update-server-info");
    server.dumb();

    assertThat(take(url)).isEqualTo(repo.head());
    assertThat(take(repo.head().substring(0, 7) + "@" + url)).isEqualTo(repo.head());
  }

  @Test
  void a_detached_head_is_taken() {
    repo.git("checkout", "--quiet", "--detach");
    String head = repo.write("a", "1").commit("detached");

    assertThat(take(url)).isEqualTo(head);
  }

  @Test
  void commits_of_branches_and_tags_are_found_by_seven_digits() {
    String first = repo.head();
    repo.git("checkout", "--quiet", "-b", "side");
    String side = repo.write("a", "side").commit("side");
    repo.git("checkout", "--quiet", "main");
    repo.write("a", "main").commit("main");

    assertThat(take(first.substring(0, 7) + "@" + url)).isEqualTo(first);
    assertThat(take(side.substring(0, 7) + "@" + url)).isEqualTo(side);
    assertThat(failure(() -> take("fffffff@" + url)).code()).isEqualTo(Code.BAD_CHECKOUT);
  }

  @Test
  void progress_is_told() {
    StringBuffer told = new StringBuffer();
    TakingListener listener =
        new TakingListener() {
          @Override
          public void progress(RepositoryArgument argument, String task, int done, int total) {
            told.append(task).append('\n');
          }
        };

    with(settings -> settings, session -> session.takeAll(listener, url));

    assertThat(told.toString()).contains("Receiving objects");
  }

  @Nested
  class The_cache {

    @Test
    void has_an_unchanged_repository_asked_about_but_not_fetched_again() {
      String head = take(url);
      long fetches = server.fetches();
      List<Path> before = cached();

      assertThat(take(url)).isEqualTo(head);

      assertThat(server.fetches()).isEqualTo(fetches).isEqualTo(1);
      assertThat(cached()).isEqualTo(before);
    }

    @Test
    void has_only_what_is_new_fetched() throws IOException {
      repo.write("large", new byte[0]).write("large", random(500_000)).commit("large");
      take(url);
      String head = repo.write("a", "2").commit("second");

      assertThat(take(url)).isEqualTo(head);

      assertThat(packs()).hasSize(2);
      assertThat(packs().stream().mapToLong(pack -> pack.toFile().length()).min().orElseThrow())
          .isLessThan(5000);
    }

    private byte[] random(int size) {
      byte[] bytes = new byte[size];
      new java.util.Random(1).nextBytes(bytes);
      return bytes;
    }

    @Test
    void does_not_change_what_a_rewritten_history_means() {
      String lost = repo.write("a", "lost").commit("lost");
      take(url);
      repo.git("reset", "--quiet", "--hard", "HEAD^");
      String head = repo.write("a", "instead").commit("instead");

      assertThat(take(url)).isEqualTo(head);
      assertThat(failure(() -> take(lost.substring(0, 7) + "@" + url)).code())
          .isEqualTo(Code.BAD_CHECKOUT);
    }

    @Test
    void can_be_off() {
      try (GitSession session = GitSession.of(temp.resolve("home"), GitSettings::withoutCache)) {
        assertThat(text(session.take(url), "readme.md")).isEqualTo("hello");
        assertThat(session.temporaryFiles()).isNotEmpty();

        session.close();

        assertThat(session.temporaryFiles()).isEmpty();
        assertThat(cache()).doesNotExist();
      }
    }

    @Test
    void can_be_deleted_at_any_time() {
      try (GitSession session = GitSession.of(temp.resolve("home"))) {
        TakenRepository taken = session.take(url);
        ScratchFolder.removeTree(cache());

        assertThat(text(taken, "readme.md")).isEqualTo("hello");
        assertThat(sha(session.take(url))).isEqualTo(repo.head());
      }
    }

    @Test
    void that_cannot_be_written_is_done_without() throws IOException {
      Files.createDirectories(cache().getParent());
      Files.writeString(cache(), "a file, where the folder should be");

      assertThat(take(url)).isEqualTo(repo.head());
    }

    @Test
    void heals_itself() throws IOException {
      for (String damage :
          List.of(
              "truncated pack",
              "other bytes in a pack",
              "no pack",
              "no index",
              "bad list",
              "empty list")) {
        take(url);
        damage(damage);

        try (GitSession session = GitSession.of(temp.resolve("home"))) {
          TakenRepository taken = session.take(url);
          assertThat(sha(taken)).as(damage).isEqualTo(repo.head());
          assertThat(text(taken, "readme.md")).as(damage).isEqualTo("hello");
        }
        take(url);
        long fetches = server.fetches();
        take(url);
        assertThat(server.fetches()).as(damage).isEqualTo(fetches);
      }
    }

    @Test
    void heals_itself_when_only_what_is_older_was_lost_and_the_remote_has_a_new_commit()
        throws IOException {
      take(url);
      List<Path> older = filesOfPacks();
      repo.write("readme.md", "second").commit("second");
      take(url);
      for (Path file : older) {
        Files.delete(file);
      }
      repo.write("readme.md", "third").commit("third");

      assertThat(take(url)).isEqualTo(repo.head());

      long fetches = server.fetches();
      assertThat(take(url)).isEqualTo(repo.head());
      assertThat(server.fetches()).as("it is kept").isEqualTo(fetches);
    }

    private List<Path> filesOfPacks() {
      return cached().stream()
          .filter(file -> file.getFileName().toString().startsWith("pack-"))
          .toList();
    }

    private void damage(String damage) throws IOException {
      for (Path file : cached()) {
        file.toFile().setWritable(true);
        String name = file.getFileName().toString();
        switch (damage) {
          case "truncated pack" -> {
            if (name.endsWith(".pack")) {
              Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 40));
            }
          }
          case "other bytes in a pack" -> {
            if (name.endsWith(".pack")) {
              byte[] bytes = Files.readAllBytes(file);
              java.util.Arrays.fill(bytes, 12, bytes.length - 20, (byte) 0x5a);
              Files.write(file, bytes);
            }
          }
          case "no pack" -> {
            if (name.endsWith(".pack")) {
              Files.delete(file);
            }
          }
          case "no index" -> {
            if (name.endsWith(".idx")) {
              Files.delete(file);
            }
          }
          case "bad list" -> {
            if (name.equals("current")) {
              Files.writeString(file, "g1\nnonsense\n");
            }
          }
          default -> {
            if (name.equals("current")) {
              Files.writeString(file, "");
            }
          }
        }
      }
    }

    @Test
    void does_not_use_a_clone_that_was_broken_off() {
      server.answering(
          exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
              throw new IOException("cut");
            }
            exchange.sendResponseHeaders(503, -1);
          });
      assertThat(failure(() -> take(url)).code()).isEqualTo(Code.BAD_CLONE);
      server.answeringAsGit();

      assertThat(take(url)).isEqualTo(repo.head());
    }

    @Test
    void removes_what_a_process_that_died_has_left() throws IOException {
      take(url);
      Path entry =
          cached().stream()
              .filter(file -> file.endsWith("current"))
              .findFirst()
              .orElseThrow()
              .getParent();
      Files.createDirectories(entry.resolve("g1/objects/pack"));
      Files.writeString(entry.resolve("g1/objects/pack/incoming_1.pack"), "half of it");
      Files.delete(entry.resolve("current"));

      take(url);

      assertThat(entry.resolve("g1")).doesNotExist();
    }

    @Test
    void is_safe_for_many_at_once() throws Exception {
      repo.write("large", "x".repeat(100_000)).commit("large");
      CountDownLatch start = new CountDownLatch(1);
      try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
        List<java.util.concurrent.Future<String>> heads =
            Stream.generate(
                    () ->
                        threads.submit(
                            () -> {
                              start.await();
                              return take(url);
                            }))
                .limit(12)
                .toList();
        start.countDown();
        for (var head : heads) {
          assertThat(head.get(60, TimeUnit.SECONDS)).isEqualTo(repo.head());
        }
      }
      assertThat(packs()).hasSize(1);
    }

    @Test
    void is_done_without_when_another_process_writes_to_it_for_too_long() throws Exception {
      take(url);
      String head = repo.write("a", "2").commit("second");
      Process other = lockedByAnotherProcess();
      try {
        UnaryOperator<GitSettings> impatient =
            settings ->
                settings.withLimits(
                    GitLimits.DEFAULT.withTimes(Duration.ofSeconds(5), Duration.ofSeconds(3)));

        String taken = with(impatient, session -> sha(session.take(url)));

        assertThat(taken).isEqualTo(head);
        assertThat(packs()).hasSize(1);
      } finally {
        other.destroy();
        other.waitFor();
      }
      assertThat(take(url)).isEqualTo(head);
      assertThat(packs()).hasSize(2);
    }

    private Process lockedByAnotherProcess() throws IOException {
      Path lock = cached().stream().filter(file -> file.endsWith("lock")).findFirst().orElseThrow();
      Path program = temp.resolve("Lock.java");
      Files.writeString(
          program,
          """
          void main(String[] file) throws Exception {
            var lock = java.nio.channels.FileChannel.open(Path.of(file[0]), java.nio.file.StandardOpenOption.WRITE).lock();
            IO.println("locked");
            System.in.read();
            lock.close();
          }
          """);
      String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
      Process process = new ProcessBuilder(java, program.toString(), lock.toString()).start();
      assertThat(process.inputReader().readLine()).isEqualTo("locked");
      return process;
    }
  }

  @Nested
  class Credentials {

    @BeforeEach
    void require_a_login() {
      server.requiring("jo", "s3cr:t");
    }

    private String secretUrl() {
      return server.url("jo:s3cr%3At@", "repo/.git");
    }

    @Test
    void in_the_url_are_used_and_written_nowhere() throws IOException {
      try (GitSession session = GitSession.of(temp.resolve("home"))) {
        TakenRepository taken = session.take(secretUrl());

        assertThat(sha(taken)).isEqualTo(repo.head());
        assertThat(taken.source().url().text()).isEqualTo(url);
        assertThat(taken.source().argument()).isEqualTo(url);
        assertThat(taken.toString()).doesNotContain("s3cr");
        assertNowhere(temp.resolve("home"));
        assertNowhere(temp.resolve("home-tmp"));
      }
    }

    private void assertNowhere(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.toList()) {
          assertThat(file.toString()).doesNotContain("s3cr").doesNotContain("jo:");
          if (Files.isRegularFile(file)) {
            assertThat(new String(Files.readAllBytes(file), UTF_8))
                .doesNotContain("s3cr")
                .doesNotContain("localhost");
          }
        }
      }
    }

    @Test
    void that_are_wrong_are_an_error_that_does_not_show_them() {
      RepositoryException failure = failure(() -> take(server.url("jo:wr0ng@", "repo/.git")));

      assertThat(failure.code()).isEqualTo(Code.BAD_CLONE);
      assertThat(failure.words())
          .containsExactly("Cloning into '0'...", "fatal: Authentication failed for '" + url + "'");
      assertThat(stackTrace(failure)).doesNotContain("wr0ng");
    }

    @Test
    void of_one_user_do_not_open_the_cache_to_another() {
      take(secretUrl());

      assertThat(failure(() -> take(url)).words())
          .contains("fatal: Authentication failed for '" + url + "'");
      assertThat(failure(() -> take(server.url("eve:eve@", "repo/.git"))).code())
          .isEqualTo(Code.BAD_CLONE);
    }

    @Test
    void may_be_a_token_in_place_of_the_user() {
      server.requiring("t0ken", "");

      assertThat(take(server.url("t0ken@", "repo/.git"))).isEqualTo(repo.head());
    }

    @Test
    void may_stand_in_netrc() throws IOException {
      Files.createDirectories(temp.resolve("home"));
      Files.writeString(
          temp.resolve("home/.netrc"), "machine localhost login jo password s3cr:t\n");

      assertThat(take(url)).isEqualTo(repo.head());
    }

    @Test
    void may_come_from_the_users_credential_helper() throws IOException {
      Files.createDirectories(temp.resolve("home"));
      Files.writeString(temp.resolve("home/.gitconfig"), "[credential]\n\thelper = store\n");
      Files.writeString(
          temp.resolve("home/.git-credentials"),
          "http://jo:s3cr%3At@localhost%3a" + server.port() + "\n");

      assertThat(take(url)).isEqualTo(repo.head());
    }

    @Test
    void of_another_host_are_not_had_by_a_url_that_says_more_to_the_helper() throws IOException {
      Files.createDirectories(temp.resolve("home"));
      Files.writeString(temp.resolve("home/.gitconfig"), "[credential]\n\thelper = store\n");
      Files.writeString(temp.resolve("home/.git-credentials"), "https://jo:s3cr3t@example.com\n");
      String injected = "%0Aurl=https%3A%2F%2Fexample.com%0A@";
      List<String> heard = new CopyOnWriteArrayList<>();
      server.answering(
          exchange -> {
            heard.add(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .map(text -> text.replaceFirst("(?i)basic ", ""))
                    .map(text -> new String(Base64.getDecoder().decode(text), UTF_8))
                    .orElse(""));
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
            exchange.sendResponseHeaders(401, -1);
          });

      failure(() -> take(server.url(injected, "repo/.git")));

      assertThat(heard).isNotEmpty().noneMatch(said -> said.contains("s3cr3t"));
    }

    @Test
    void do_not_follow_a_redirect_to_another_host() {
      StringBuffer heard = new StringBuffer();
      try (GitHttpServer other = GitHttpServer.of(temp.resolve("served"))) {
        other.answering(
            exchange -> {
              heard.append(exchange.getRequestHeaders().getFirst("Authorization"));
              exchange.sendResponseHeaders(401, -1);
            });
        server.answering(
            exchange -> {
              String path = exchange.getRequestURI().toString();
              exchange
                  .getResponseHeaders()
                  .add("Location", "http://127.0.0.1:" + other.port() + path);
              exchange.sendResponseHeaders(302, -1);
            });

        failure(() -> take(secretUrl()));
        failure(() -> take(server.url("t0ken@", "repo/.git")));
      }
      assertThat(heard).isNotEmpty().doesNotContain("Basic");
    }
  }

  private static String stackTrace(Throwable failure) {
    java.io.StringWriter text = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Nested
  class What_cannot_be_taken {

    private void assertWords(String argument, String... words) {
      RepositoryException failure = failure(() -> take(argument));
      assertThat(failure.words().getFirst()).isEqualTo("Cloning into '0'...");
      assertThat(failure.words().subList(1, failure.words().size())).containsExactly(words);
      assertThat(failure.code()).isEqualTo(Code.BAD_CLONE);
    }

    @Test
    void a_repository_that_is_not_there() {
      String missing = server.url("none");

      assertWords(missing, "fatal: repository '" + missing + "' not found");
    }

    @Test
    void a_repository_without_a_commit() {
      GitRepo.in(temp.resolve("served/empty"));

      assertWords(
          server.url("empty/.git"),
          "warning: You appear to have cloned an empty repository.",
          "fatal: it has no commit to take");
    }

    @Test
    void a_head_that_names_no_branch_but_its_commits_can() {
      repo.git("symbolic-ref", "HEAD", "refs/heads/none");

      assertWords(url, "warning: remote HEAD refers to nonexistent ref, unable to checkout");
      String head = repo.git("rev-parse", "main");
      assertThat(take(head.substring(0, 7) + "@" + url)).isEqualTo(head);
    }

    @Test
    void a_host_that_is_not_there() {
      assertWords(
          "http://no-such-host.invalid/repo",
          "fatal: unable to access 'http://no-such-host.invalid/repo': Could not resolve host: no-such-host.invalid");
    }

    @Test
    void a_server_that_is_not_there() {
      server.close();

      assertWords(
          url,
          "fatal: unable to access '"
              + url
              + "': Failed to connect to localhost: Connection refused");
    }

    @Test
    void a_server_that_says_nothing() {
      CountDownLatch end = new CountDownLatch(1);
      server.answering(exchange -> await(end));

      RepositoryException failure =
          failure(
              () ->
                  with(
                      settings ->
                          settings.withLimits(
                              GitLimits.DEFAULT.withTimes(
                                  Duration.ofSeconds(1), Duration.ofSeconds(30))),
                      session -> session.take(url)));
      end.countDown();

      assertThat(failure.words().getLast()).contains("Operation timed out");
    }

    @Test
    void a_server_that_fails() {
      server.answering(exchange -> exchange.sendResponseHeaders(500, -1));

      assertThat(failure(() -> take(url)).words().getLast())
          .startsWith("fatal: unable to access '" + url + "': ")
          .contains("500");
    }

    @Test
    void a_page_that_is_no_repository() {
      server.answering(
          exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(UTF_8));
          });

      assertThat(failure(() -> take(url)).code()).isEqualTo(Code.BAD_CLONE);
    }

    @Test
    void a_server_whose_words_are_not_fit_for_a_terminal() {
      server.answering(
          exchange -> {
            exchange
                .getResponseHeaders()
                .add("Content-Type", "application/x-git-upload-pack-advertisement");
            byte[] error = "ERR \u001b[31mred\u0007\n".getBytes(UTF_8);
            String text = "001e# service=git-upload-pack\n0000%04x".formatted(error.length + 4);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(UTF_8));
            exchange.getResponseBody().write(error);
          });

      RepositoryException failure = failure(() -> take(url));

      assertThat(String.join("", failure.words()))
          .contains("red")
          .doesNotContain("\u001b")
          .doesNotContain("\u0007");
    }

    @Test
    void a_url_of_another_kind() {
      for (String other :
          List.of("ftp://host/a", "ext::sh -c true", "amazon-s3://a@b/c", "https:///nohost")) {
        assertThat(failure(() -> take(other)).code()).as(other).isEqualTo(Code.BAD_CLONE);
      }
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void an_interrupted_take_ends_at_once() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    server.answering(
        exchange -> {
          asked.countDown();
          await(end);
        });
    AtomicReference<RepositoryException> failure = new AtomicReference<>();
    Thread taker = new Thread(() -> failure.set(failure(() -> take(url))));
    taker.start();
    asked.await();

    taker.interrupt();

    assertThat(taker.join(Duration.ofSeconds(20))).isTrue();
    end.countDown();
    assertThat(failure.get().code()).isEqualTo(Code.INTERRUPTED);
  }

  @Nested
  class Limits {

    @Test
    void bound_what_a_remote_sends() {
      byte[] noise = new byte[300_000];
      new java.util.Random(1).nextBytes(noise);
      repo.write("noise", noise).commit("noise");

      RepositoryException failure =
          failure(
              () ->
                  with(
                      settings -> settings.withLimits(GitLimits.DEFAULT.withPackBytes(100_000)),
                      session -> session.take(url)));

      assertThat(failure.code()).isEqualTo(Code.BAD_TREE);
      assertThat(failure).hasMessageContaining("more than 100000 bytes");
    }

    @Test
    void bound_what_a_few_bytes_unpack_to() {
      repo.write("zeros", new byte[20_000_000]).commit("zeros");

      RepositoryException failure =
          failure(
              () ->
                  with(
                      settings ->
                          settings.withLimits(GitLimits.DEFAULT.withBytes(1_000_000, 100_000_000)),
                      session -> session.take(url)));

      assertThat(failure.code()).isEqualTo(Code.BAD_TREE);
    }
  }

  @Nested
  class A_commit_that_no_branch_reaches {

    private String lost() {
      String lost = repo.write("a", "lost").commit("lost");
      repo.git("reset", "--quiet", "--hard", "HEAD^");
      return lost;
    }

    private String takeExactly(String sha) {
      RepositoryArgument argument = RepositoryArgument.parse(url, temp).at(CommitSha.of(sha));
      return with(
          settings -> settings,
          session ->
              sha(
                  session
                      .repositories()
                      .take(List.of(argument), TakingListener.SILENT)
                      .getFirst()));
    }

    @Test
    void is_taken_when_the_remote_gives_it() {
      String lost = lost();
      repo.git("config", "uploadpack.allowAnySHA1InWant", "true");

      assertThat(takeExactly(lost)).isEqualTo(lost);
      assertThat(takeExactly(repo.head())).isEqualTo(repo.head());
    }

    @Test
    void is_an_error_when_there_is_none() {
      assertThat(failure(() -> takeExactly("0123456789".repeat(4))).code())
          .isEqualTo(Code.BAD_CHECKOUT);
    }
  }

  @Nested
  class The_users_configuration {

    private void configure(String text) throws IOException {
      Files.createDirectories(temp.resolve("home"));
      Files.writeString(temp.resolve("home/.gitconfig"), text);
    }

    @Test
    void may_put_another_url_in_the_place_of_one() throws IOException {
      configure("[url \"" + server.url("") + "\"]\n\tinsteadOf = https://example.com/\n");

      assertThat(take("https://example.com/repo/.git")).isEqualTo(repo.head());

      configure("[url \"" + temp.resolve("served") + "/\"]\n\tinsteadOf = https://example.com/\n");

      assertThat(take("https://example.com/repo")).isEqualTo(repo.head());
    }

    @Test
    void may_stand_in_the_environment() {
      UnaryOperator<GitSettings> configured =
          settings -> {
            Map<String, String> environment = new HashMap<>(settings.environment());
            environment.put("GIT_CONFIG_COUNT", "2");
            environment.put("GIT_CONFIG_KEY_0", "url." + server.url("") + ".insteadOf");
            environment.put("GIT_CONFIG_VALUE_0", "https://example.com/");
            environment.put("GIT_CONFIG_KEY_1", "url." + server.url("") + ".insteadOf");
            environment.put("GIT_CONFIG_VALUE_1", "https://example.org/");
            return new GitSettings(
                settings.cache(), settings.home(), environment, 1, GitLimits.DEFAULT);
          };

      for (String host : List.of("example.com", "example.org")) {
        String taken =
            with(configured, session -> sha(session.take("https://" + host + "/repo/.git")));
        assertThat(taken).isEqualTo(repo.head());
      }
    }

    @Test
    void that_is_missing_from_the_environment_is_an_error() {
      UnaryOperator<GitSettings> incomplete =
          settings -> {
            Map<String, String> environment = new HashMap<>(settings.environment());
            environment.put("GIT_CONFIG_COUNT", "1");
            return new GitSettings(
                settings.cache(), settings.home(), environment, 1, GitLimits.DEFAULT);
          };

      assertThatThrownBy(() -> with(incomplete, session -> sha(session.take(url))))
          .hasStackTraceContaining("GIT_CONFIG_KEY_0 is missing");
    }

    @Test
    void may_name_a_proxy() throws IOException {
      configure("[http]\n\tproxy = http://localhost:" + server.port() + "\n");

      // the test's server takes a proxy's requests, too
      assertThat(take("http://example.invalid/repo/.git")).isEqualTo(repo.head());
    }

    @Test
    void or_the_environment_may() {
      UnaryOperator<GitSettings> proxied =
          settings ->
              new GitSettings(
                  settings.cache(),
                  settings.home(),
                  Map.of(
                      "TMPDIR",
                      settings.environment().get("TMPDIR"),
                      "GIT_CONFIG_NOSYSTEM",
                      "1",
                      "no_proxy",
                      "localhost",
                      "http_proxy",
                      "localhost:" + server.port()),
                  1,
                  GitLimits.DEFAULT);

      String byProxy =
          with(proxied, session -> sha(session.take("http://example.invalid/repo/.git")));
      String direct = with(proxied, session -> sha(session.take(url)));

      assertThat(byProxy).isEqualTo(repo.head());
      assertThat(direct).isEqualTo(repo.head());
    }

    @Test
    void may_send_a_header() throws IOException {
      server.requiring("jo", "secret");
      configure(
          "[http]\n\textraHeader = Authorization: Basic "
              + java.util.Base64.getEncoder().encodeToString("jo:secret".getBytes(UTF_8))
              + "\n");

      assertThat(take(url)).isEqualTo(repo.head());
    }

    @Test
    void does_not_send_that_header_to_a_host_that_is_redirected_to() throws IOException {
      StringBuffer heard = new StringBuffer();
      configure("[http]\n\textraHeader = X-Token: s3cret\n");
      try (GitHttpServer other = GitHttpServer.of(temp.resolve("served"))) {
        other.answering(
            exchange -> {
              heard.append(exchange.getRequestHeaders().entrySet());
              exchange.sendResponseHeaders(404, -1);
            });
        server.answering(
            exchange -> {
              heard.append(exchange.getRequestHeaders().getFirst("X-Token")).append("; ");
              exchange
                  .getResponseHeaders()
                  .add("Location", "http://127.0.0.1:" + other.port() + exchange.getRequestURI());
              exchange.sendResponseHeaders(302, -1);
            });

        failure(() -> take(url));
      }
      assertThat(heard.toString()).startsWith("s3cret; ");
      assertThat(heard.substring("s3cret; ".length())).contains("Accept").doesNotContain("s3cret");
    }

    @Test
    void that_is_malformed_is_an_error() throws IOException {
      configure("[http\n");

      assertThatThrownBy(() -> GitRepositories.with(GitSession.settings(temp.resolve("home"))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(".gitconfig");
    }
  }
}

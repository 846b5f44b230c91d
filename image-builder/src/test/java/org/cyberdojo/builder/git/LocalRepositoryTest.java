package org.cyberdojo.builder.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.builder.git.GitSession.paths;
import static org.cyberdojo.builder.git.GitSession.sha;
import static org.cyberdojo.builder.git.GitSession.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.RepositoryException.Code;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryTest {

  @TempDir private Path temp;
  private GitRepo repo;
  private GitSession session;

  @BeforeEach
  void set_up() {
    repo = GitRepo.in(temp.resolve("repo"));
    session = GitSession.of(temp.resolve("home"));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void its_files_are_those_of_head() {
    repo.write("start_point/manifest.json", "{}").write("readme.md", "hello");
    String head = repo.commit("first");

    TakenRepository taken = session.take(repo.folder());

    assertThat(sha(taken)).isEqualTo(head);
    assertThat(taken.isWorkInProgress()).isFalse();
    assertThat(paths(taken)).containsExactly("readme.md", "start_point/manifest.json");
    assertThat(text(taken, "readme.md")).isEqualTo("hello");
    assertThat(taken.source().url().text()).isEqualTo("file://" + repo.folder());
    assertThat(taken.source().argument()).isEqualTo(repo.folder().toString());
  }

  @Test
  void packed_objects_and_refs_are_read_too() {
    repo.write("a", "1");
    repo.commit("first");
    String head = repo.write("a", "2").commit("second");
    repo.git("gc", "--quiet");
    repo.git("pack-refs", "--all");

    assertThat(sha(session.take(repo.folder()))).isEqualTo(head);
    assertThat(text(session.take(repo.folder()), "a")).isEqualTo("2");
  }

  @Test
  void links_submodules_and_executables_are_told_apart() throws IOException {
    GitRepo other = GitRepo.in(temp.resolve("other"));
    other.write("x", "x").commit("x");
    repo.write("run.sh", "#!/bin/sh");
    Files.createSymbolicLink(repo.folder().resolve("link"), Path.of("../../etc/passwd"));
    repo.git("add", "--all");
    repo.git("update-index", "--chmod=+x", "run.sh");
    repo.git("update-index", "--add", "--cacheinfo", "160000," + other.head() + ",module");
    repo.git("commit", "--quiet", "--message", "all kinds");
    String head = repo.head();

    TakenRepository taken = session.take(head.substring(0, 7) + "@" + repo.folder());

    assertThat(taken.source().tree().entries())
        .containsExactly(
            new TreeEntry.SymbolicLink("link", "../../etc/passwd"),
            new TreeEntry.Special("module"),
            new TreeEntry.RegularFile("run.sh", 9, true));
  }

  @Test
  void a_file_of_git_lfs_is_its_pointer() {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 5\n";
    repo.write("big.bin", pointer).commit("lfs");
    repo.write(".gitattributes", "*.bin filter=lfs\n").commit("attributes");

    assertThat(text(session.take(repo.folder()), "big.bin")).isEqualTo(pointer);
  }

  @Test
  void a_bare_repository_a_git_folder_and_a_detached_head_are_taken() {
    repo.write("a", "1").commit("first");
    String head = repo.head();
    repo.git("clone", "--quiet", "--bare", ".", temp.resolve("bare.git").toString());
    repo.git("checkout", "--quiet", "--detach");

    assertThat(sha(session.take(temp.resolve("bare.git")))).isEqualTo(head);
    assertThat(sha(session.take(temp.resolve("bare")))).as("as git clone finds it").isEqualTo(head);
    assertThat(sha(session.take(repo.folder().resolve(".git")))).isEqualTo(head);
    assertThat(sha(session.take(repo.folder()))).isEqualTo(head);
    assertThat(sha(session.take("file://" + repo.folder()))).isEqualTo(head);
  }

  @Test
  void a_linked_working_tree_is_taken_at_its_own_head() {
    repo.write("a", "1").commit("first");
    Path tree = temp.resolve("linked");
    repo.git("worktree", "add", "--quiet", "-b", "other", tree.toString());
    String head = GitRepo.at(tree).write("b", "2").commit("on the other branch");

    TakenRepository taken = session.take(tree);

    assertThat(sha(taken)).isEqualTo(head);
    assertThat(paths(taken)).containsExactly("a", "b");
    assertThat(taken.isWorkInProgress()).isFalse();
  }

  @Test
  void a_path_with_a_space_and_a_percent_sign_is_taken() {
    GitRepo odd = GitRepo.in(temp.resolve("a b%20c+d"));
    String head = odd.write("a", "1").commit("first");

    assertThat(sha(session.take(odd.folder()))).isEqualTo(head);
  }

  @Test
  void a_shallow_clone_is_taken() {
    repo.write("a", "1").commit("first");
    String head = repo.write("a", "2").commit("second");
    Path shallow = temp.resolve("shallow");
    repo.git("clone", "--quiet", "--depth=1", "file://" + repo.folder(), shallow.toString());

    TakenRepository taken = session.take(shallow);

    assertThat(sha(taken)).isEqualTo(head);
    assertThat(history(taken)).containsExactly(head);
  }

  @Test
  void a_clone_that_borrows_the_objects_of_another_is_taken() {
    String head = repo.write("a", "1").commit("first");
    Path shared = temp.resolve("shared");
    repo.git("clone", "--quiet", "--shared", repo.folder().toString(), shared.toString());

    assertThat(sha(session.take(shared))).isEqualTo(head);
    assertThat(text(session.take(shared), "a")).isEqualTo("1");
  }

  @Test
  void its_history_is_newest_first_with_merged_branches() {
    String first = at(repo.write("a", "1"), "2020-01-01T00:00:00Z", "first");
    repo.git("checkout", "--quiet", "-b", "side");
    String side = at(repo.write("b", "1"), "2020-01-02T00:00:00Z", "side");
    repo.git("checkout", "--quiet", "main");
    String second = at(repo.write("c", "1"), "2020-01-03T00:00:00Z", "second");
    repo.gitWith(date("2020-01-04T00:00:00Z"), "merge", "--quiet", "--no-edit", "side");
    String merge = repo.head();

    assertThat(history(session.take(repo.folder()))).containsExactly(merge, second, side, first);
  }

  private static String at(GitRepo repo, String time, String message) {
    repo.git("add", "--all");
    repo.gitWith(date(time), "commit", "--quiet", "--message", message);
    return repo.head();
  }

  private static Map<String, String> date(String time) {
    return Map.of("GIT_COMMITTER_DATE", time, "GIT_AUTHOR_DATE", time);
  }

  private static List<String> history(TakenRepository taken) {
    try (Stream<CommitSha> history = taken.history()) {
      return history.map(CommitSha::text).toList();
    }
  }

  @Test
  void the_results_are_in_the_order_of_the_arguments() {
    List<String> heads =
        Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
            .map(name -> GitRepo.in(temp.resolve(name)).write("name", name).commit(name))
            .toList();
    String[] arguments =
        Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
            .map(name -> temp.resolve(name).toString())
            .toArray(String[]::new);

    assertThat(session.takeAll(arguments)).map(GitSession::sha).isEqualTo(heads);
  }

  @Test
  void the_listener_hears_of_each_argument_in_order() {
    String first = repo.write("a", "1").commit("first");
    repo.write("a", "2").commit("second");
    String sha7 = first.substring(0, 7);
    StringBuilder heard = new StringBuilder();
    TakingListener listener =
        new TakingListener() {
          @Override
          public void cloning(RepositoryArgument argument) {
            heard.append("clone ").append(argument.given()).append('\n');
          }

          @Override
          public void checkingOut(RepositoryArgument argument) {
            heard.append("checkout ").append(argument.revision()).append('\n');
          }

          @Override
          public void taken(TakenRepository repository) {
            heard.append("taken ").append(repository.argument().given()).append('\n');
          }
        };
    String pinned = sha7 + "@" + repo.folder();

    session.takeAll(listener, repo.folder().toString(), pinned);

    assertThat(heard)
        .hasToString(
            """
            clone %s
            taken %s
            clone %s
            checkout Abbreviated[sha7=%s]
            taken %s
            """
                .formatted(repo.folder(), repo.folder(), pinned, sha7, pinned));
  }

  @Nested
  class A_commit_that_is_asked_for {

    @Test
    void is_taken_when_a_branch_a_tag_or_head_reaches_it() {
      String first = repo.write("a", "1").commit("first");
      repo.git("checkout", "--quiet", "-b", "side");
      String side = repo.write("a", "side").commit("side");
      repo.git("checkout", "--quiet", "-b", "tagged", "main");
      String tagged = repo.write("a", "tagged").commit("tagged");
      repo.git("tag", "-a", "v1", "-m", "v1");
      repo.git("checkout", "--quiet", "main");
      repo.git("branch", "-D", "tagged");

      for (String commit : List.of(first, side, tagged)) {
        assertThat(sha(session.take(commit.substring(0, 7) + "@" + repo.folder())))
            .isEqualTo(commit);
      }
    }

    @Test
    void ignores_uncommitted_changes() {
      String head = repo.write("a", "1").commit("first");
      repo.write("a", "changed").write("b", "new");

      TakenRepository taken = session.take(head.substring(0, 7) + "@" + repo.folder());

      assertThat(sha(taken)).isEqualTo(head);
      assertThat(paths(taken)).containsExactly("a");
      assertThat(text(taken, "a")).isEqualTo("1");
    }

    @Test
    void is_an_error_when_nothing_reaches_it() {
      repo.write("a", "1").commit("first");
      String lost = repo.write("a", "2").commit("lost");
      repo.git("reset", "--quiet", "--hard", "HEAD^");

      assertThatThrownBy(() -> session.take(lost.substring(0, 7) + "@" + repo.folder()))
          .isInstanceOfSatisfying(
              RepositoryException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.BAD_CHECKOUT);
                assertThat(e.words())
                    .containsExactly(
                        "error: pathspec '"
                            + lost.substring(0, 7)
                            + "' did not match any file(s) known to git");
              });
    }

    @Test
    void is_an_error_when_there_is_none() {
      repo.write("a", "1").commit("first");

      assertThatThrownBy(() -> session.take("fffffff@" + repo.folder()))
          .isInstanceOfSatisfying(
              RepositoryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_CHECKOUT));
    }

    @Test
    void may_be_named_in_full_and_must_exist() {
      String head = repo.write("a", "1").commit("first");
      RepositoryArgument argument = RepositoryArgument.ofFolder(repo.folder());

      assertThat(
              session
                  .repositories()
                  .take(List.of(argument.at(CommitSha.of(head))), TakingListener.SILENT)
                  .getFirst()
                  .source()
                  .sha()
                  .text())
          .isEqualTo(head);
      assertThatThrownBy(
              () ->
                  session
                      .repositories()
                      .take(
                          List.of(argument.at(CommitSha.of("0123456789".repeat(4)))),
                          TakingListener.SILENT))
          .isInstanceOfSatisfying(
              RepositoryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_CHECKOUT));
    }

    @Test
    void is_an_error_when_seven_digits_mean_two_commits() {
      repo.write("a", "1").commit("first");
      String sha7 = twoCommitsWithOneSha7();

      assertThatThrownBy(() -> session.take(sha7 + "@" + repo.folder()))
          .isInstanceOfSatisfying(
              RepositoryException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.BAD_CHECKOUT);
                assertThat(e.words())
                    .containsExactly("error: short object ID " + sha7 + " is ambiguous");
              });
    }

    /**
     * Some ten thousand commits that differ in their message: two of them agree in 28 bits, as
     * birthdays do.
     */
    private String twoCommitsWithOneSha7() {
      String tree = repo.git("rev-parse", "HEAD^{tree}");
      Map<String, Integer> seen = new java.util.HashMap<>();
      for (int number = 0; ; number++) {
        String sha7 = nameOf(commit(tree, number)).substring(0, 7);
        Integer twin = seen.put(sha7, number);
        if (twin != null) {
          repo.git("branch", "one", write(commit(tree, twin)));
          repo.git("branch", "two", write(commit(tree, number)));
          return sha7;
        }
      }
    }

    private String commit(String tree, int number) {
      return "tree %s\nauthor J <j> 0 +0000\ncommitter J <j> 0 +0000\n\n%d\n"
          .formatted(tree, number);
    }

    private String nameOf(String commit) {
      return new org.eclipse.jgit.lib.ObjectInserter.Formatter()
          .idFor(1, commit.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
          .name();
    }

    private String write(String commit) {
      repo.write(".git/commit", commit);
      return repo.git("hash-object", "-t", "commit", "-w", ".git/commit");
    }
  }

  @Nested
  class What_cannot_be_taken {

    @Test
    void a_folder_that_is_not_there() {
      assertBadClone(
          temp.resolve("none"), "fatal: repository '" + temp.resolve("none") + "' does not exist");
    }

    @Test
    void a_folder_that_is_no_repository() throws IOException {
      Path folder = Files.createDirectory(temp.resolve("folder"));

      assertBadClone(folder, "fatal: repository '" + folder + "' does not exist");
    }

    @Test
    void a_repository_without_a_commit() {
      repo.write("a", "1");

      assertBadClone(
          repo.folder(),
          "warning: You appear to have cloned an empty repository.",
          "fatal: it has no commit to take");
    }

    @Test
    void a_repository_whose_head_names_no_branch() {
      repo.write("a", "1").commit("first");
      repo.git("symbolic-ref", "HEAD", "refs/heads/none");

      assertBadClone(
          repo.folder(), "warning: remote HEAD refers to nonexistent ref, unable to checkout");
    }

    @Test
    void a_repository_with_broken_objects() throws IOException {
      String head = repo.write("a", "1").commit("first");
      Files.delete(
          repo.folder().resolve(".git/objects/" + head.substring(0, 2) + "/" + head.substring(2)));

      assertThatThrownBy(() -> session.take(repo.folder()))
          .isInstanceOfSatisfying(
              RepositoryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_CLONE));
    }

    @Test
    void a_repository_with_sha256_names() {
      GitRepo other = GitRepo.init(temp.resolve("sha256"), "--object-format=sha256");
      other.write("a", "1").commit("first");

      assertThatThrownBy(() -> session.take(other.folder()))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining("object format is sha256");
    }

    private void assertBadClone(Path path, String... words) {
      assertThatThrownBy(() -> session.takeAll(path.toString()))
          .isInstanceOfSatisfying(
              RepositoryException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.BAD_CLONE);
                assertThat(e.words().getFirst()).isEqualTo("Cloning into '0'...");
                assertThat(e.words().subList(1, e.words().size())).containsExactly(words);
              });
    }
  }

  @Test
  void the_first_bad_argument_decides() {
    repo.write("a", "1").commit("first");

    assertThatThrownBy(
            () ->
                session.takeAll(
                    repo.folder().toString(),
                    temp.resolve("one").toString(),
                    temp.resolve("two").toString()))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> {
              assertThat(e.argument().given()).isEqualTo(temp.resolve("one").toString());
              assertThat(e.words().getFirst()).isEqualTo("Cloning into '1'...");
            });
  }

  @Test
  void no_file_is_left_after_close() throws IOException {
    repo.write("a", "1").commit("first");
    repo.write("a", "dirty");
    session.take(repo.folder());
    assertThat(session.temporaryFiles()).isNotEmpty();

    session.close();

    assertThat(session.temporaryFiles()).isEmpty();
  }
}

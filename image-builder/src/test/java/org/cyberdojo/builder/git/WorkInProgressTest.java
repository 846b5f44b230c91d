package org.cyberdojo.builder.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.builder.git.GitSession.paths;
import static org.cyberdojo.builder.git.GitSession.sha;
import static org.cyberdojo.builder.git.GitSession.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uncommitted changes as a commit: the one that git itself makes of them. */
class WorkInProgressTest {

  @TempDir private Path temp;
  private GitRepo repo;
  private GitSession session;

  @BeforeEach
  void set_up() {
    repo = GitRepo.in(temp.resolve("repo"));
    repo.write("a", "1\n").write("dir/b", "2\n").write(".gitignore", "*.o\n");
    repo.gitWith(Map.of(), "add", "--all");
    repo.gitWith(
        Map.of("GIT_COMMITTER_DATE", "2024-05-06T07:08:09+0530"),
        "commit",
        "--quiet",
        "--message",
        "first");
    session = GitSession.of(temp.resolve("home"));
  }

  @AfterEach
  void close() {
    session.close();
  }

  /** What git makes of the working tree, with an index and an object store of its own. */
  private String byGit() {
    Map<String, String> apart = new HashMap<>();
    apart.put("GIT_INDEX_FILE", temp.resolve("index-of-test").toString());
    apart.put("GIT_OBJECT_DIRECTORY", temp.resolve("objects-of-test").toString());
    apart.put("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects().toString());
    try {
      Files.createDirectories(temp.resolve("objects-of-test"));
      Files.deleteIfExists(temp.resolve("index-of-test"));
      Path index = Path.of(repo.git("rev-parse", "--absolute-git-dir")).resolve("index");
      if (Files.exists(index)) {
        // with its time, by which git knows what may have changed since
        Files.copy(index, temp.resolve("index-of-test"), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    repo.gitWith(apart, "add", "--all");
    String tree = repo.gitWith(apart, "write-tree");
    String when = repo.git("log", "-1", "--format=%cd", "--date=raw");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      apart.put("GIT_" + who + "_NAME", "cyber-dojo");
      apart.put("GIT_" + who + "_EMAIL", "noreply@cyber-dojo.org");
      apart.put("GIT_" + who + "_DATE", "@" + when);
    }
    return repo.gitWith(apart, "commit-tree", tree, "-p", "HEAD", "-m", "work in progress");
  }

  private Path objects() {
    return Path.of(repo.git("rev-parse", "--path-format=absolute", "--git-path", "objects"));
  }

  private TakenRepository assertAsGit() {
    TakenRepository taken = session.take(repo.folder());
    assertThat(taken.isWorkInProgress()).isTrue();
    assertThat(sha(taken)).isEqualTo(byGit());
    return taken;
  }

  private void assertClean() {
    TakenRepository taken = session.take(repo.folder());
    assertThat(taken.isWorkInProgress()).isFalse();
    assertThat(sha(taken)).isEqualTo(repo.head());
  }

  @Nested
  class Is_made_of {

    @Test
    void a_changed_file() {
      repo.write("a", "changed\n");

      assertThat(text(assertAsGit(), "a")).isEqualTo("changed\n");
    }

    @Test
    void a_new_file_but_not_an_ignored_one() {
      repo.write("new/file", "new").write("a.o", "ignored").write("new/b.o", "ignored");

      assertThat(paths(assertAsGit())).containsExactly(".gitignore", "a", "dir/b", "new/file");
    }

    @Test
    void a_tracked_file_though_it_is_ignored() {
      repo.write("kept.o", "1");
      repo.git("add", "--force", "kept.o");
      repo.write("kept.o", "2");

      assertThat(text(assertAsGit(), "kept.o")).isEqualTo("2");
    }

    @Test
    void a_tracked_file_in_an_ignored_folder() {
      repo.write(".gitignore", "build/\n").write("build/kept", "1").write("build/other", "1");
      repo.git("add", "--force", "build/kept");
      repo.commit("kept");
      repo.write("build/kept", "2");

      assertThat(paths(assertAsGit())).contains("build/kept").doesNotContain("build/other");
    }

    @Test
    void a_deletion() {
      repo.delete("dir/b");

      assertThat(paths(assertAsGit())).containsExactly(".gitignore", "a");
    }

    @Test
    void what_is_staged_and_changed_again() {
      repo.write("a", "staged\n");
      repo.git("add", "a");
      repo.write("a", "changed again\n");

      assertThat(text(assertAsGit(), "a")).isEqualTo("changed again\n");
    }

    @Test
    void a_file_in_the_place_of_a_folder_and_a_folder_in_the_place_of_a_file() {
      repo.delete("dir/b")
          .delete("dir")
          .write("dir", "now a file")
          .delete("a")
          .write("a/b/c", "now a folder");

      assertThat(paths(assertAsGit())).containsExactly(".gitignore", "a/b/c", "dir");
    }

    @Test
    void a_permission() throws IOException {
      Files.setPosixFilePermissions(
          repo.folder().resolve("a"), PosixFilePermissions.fromString("rwxr-xr-x"));

      assertThat(assertAsGit().source().tree().entries())
          .contains(new TreeEntry.RegularFile("a", 2, true));
    }

    @Test
    void a_link() throws IOException {
      Files.createSymbolicLink(repo.folder().resolve("link"), Path.of("no/where"));

      assertThat(assertAsGit().source().tree().entries())
          .contains(new TreeEntry.SymbolicLink("link", "no/where"));
    }

    @Test
    void names_in_the_order_of_git() {
      repo.write("dir.c", "1")
          .write("dir-x", "2")
          .write("dir0", "3")
          .write("dir/c", "4")
          .write("ü", "5");

      assertAsGit();
    }

    @Test
    void a_merge_that_is_under_way() {
      repo.git("checkout", "--quiet", "-b", "side");
      repo.write("a", "side\n").commit("side");
      repo.git("checkout", "--quiet", "main");
      repo.write("a", "main\n").commit("main");
      assertThatThrownBy(() -> repo.git("merge", "side")).hasMessageContaining("CONFLICT");

      assertThat(text(assertAsGit(), "a")).contains("<<<<<<<");
    }

    @Test
    void end_of_lines_as_the_attributes_say() {
      repo.write(".gitattributes", "* text=auto\n*.bat text eol=crlf\n*.bin -text\n");
      repo.write("unix", "1\n2\n")
          .write("dos", "1\r\n2\r\n")
          .write("x.bat", "1\r\n")
          .write("x.bin", "1\r\n");

      TakenRepository taken = assertAsGit();

      assertThat(text(taken, "dos")).isEqualTo("1\n2\n");
      assertThat(text(taken, "x.bin")).isEqualTo("1\r\n");
    }

    @Test
    void a_file_with_windows_line_ends_that_was_committed_so() {
      repo.write("dos", "1\r\n").commit("dos");
      repo.write(".gitattributes", "* text=auto\n").write("dos", "1\r\n2\r\n");

      assertAsGit();
    }

    @Test
    void another_repository_in_it() {
      GitRepo.in(repo.folder().resolve("nested")).write("x", "x").commit("x");

      assertThat(assertAsGit().source().tree().entries()).contains(new TreeEntry.Special("nested"));
    }

    @Test
    void a_submodule_at_another_commit() {
      GitRepo other = GitRepo.in(temp.resolve("other"));
      other.write("x", "x").commit("x");
      repo.git(
          "-c",
          "protocol.file.allow=always",
          "submodule",
          "--quiet",
          "add",
          other.folder().toString(),
          "sub");
      repo.commit("submodule");
      assertClean();
      GitRepo.at(repo.folder().resolve("sub")).write("x", "y").commit("y");

      assertAsGit();
    }

    @Test
    void the_files_of_a_linked_working_tree() {
      Path linked = temp.resolve("linked");
      repo.git("worktree", "add", "--quiet", "-b", "other", linked.toString());
      repo = GitRepo.at(linked);
      assertClean();
      repo.write("a", "changed in the linked tree\n").write("c.o", "ignored");

      assertThat(paths(assertAsGit())).containsExactly(".gitignore", "a", "dir/b");
    }

    @Test
    void a_file_of_a_version_4_index_and_a_sparse_one() {
      repo.git("update-index", "--index-version", "4");
      repo.git("update-index", "--skip-worktree", "dir/b");
      repo.delete("dir/b").write("a", "changed\n");

      assertThat(paths(assertAsGit())).contains("dir/b");
    }

    @Test
    void its_parent_and_its_ancestors() {
      repo.write("a", "changed\n");

      try (Stream<CommitSha> history = session.take(repo.folder()).history()) {
        assertThat(history.map(CommitSha::text)).containsExactly(byGit(), repo.head());
      }
    }
  }

  @Nested
  class Is_not_there {

    @Test
    void when_nothing_has_changed() {
      assertClean();
    }

    @Test
    void when_only_the_times_of_files_have_changed() throws IOException {
      Files.setLastModifiedTime(repo.folder().resolve("a"), FileTime.from(Instant.EPOCH));

      assertClean();
    }

    @Test
    void when_only_permissions_of_others_have_changed() throws IOException {
      Files.setPosixFilePermissions(
          repo.folder().resolve("a"), PosixFilePermissions.fromString("rw-------"));

      assertClean();
    }

    @Test
    void when_a_change_was_taken_back_after_it_was_staged() {
      repo.write("a", "staged\n");
      repo.git("add", "a");
      repo.write("a", "1\n");

      assertClean();
    }

    @Test
    void when_a_file_is_ignored_by_the_repository_or_by_the_user() throws IOException {
      repo.write(".git/info/exclude", "*.log\n").write("x.log", "x").write(".idea/x", "x");
      Path ignore = Files.createDirectories(temp.resolve("home/.config/git")).resolve("ignore");
      Files.writeString(ignore, ".idea/\n");

      assertClean();
    }

    @Test
    void when_file_modes_do_not_count() throws IOException {
      repo.git("config", "core.fileMode", "false");
      Files.setPosixFilePermissions(
          repo.folder().resolve("a"), PosixFilePermissions.fromString("rwxrwxrwx"));

      assertClean();
    }

    @Test
    void when_a_file_is_said_to_be_unchanged() {
      repo.git("update-index", "--assume-unchanged", "a");
      repo.write("a", "changed\n");

      assertClean();
    }

    @Test
    void when_a_submodule_was_never_initialised() throws IOException {
      repo.git("update-index", "--add", "--cacheinfo", "160000," + repo.head() + ",sub");
      repo.git("commit", "--quiet", "--message", "submodule");
      Files.createDirectory(repo.folder().resolve("sub"));

      assertClean();
    }

    @Test
    void when_a_file_of_git_lfs_is_the_one_that_its_pointer_names() throws IOException {
      byte[] content = "large".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      repo.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
      repo.write("x.bin", LfsPointer.of(new java.io.ByteArrayInputStream(content), content.length));
      repo.commit("lfs");
      repo.write("x.bin", content);

      assertClean();
    }
  }

  @Test
  void it_is_the_same_wherever_and_whenever_it_is_made() throws IOException {
    Path copy = temp.resolve("somewhere/else");
    repo.write("a", "changed\n").write("new", "new");
    repo.git("clone", "--quiet", ".", copy.toString());
    GitRepo.at(copy).write("a", "changed\n").write("new", "new");
    Files.setLastModifiedTime(
        copy.resolve("new"), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    Files.setPosixFilePermissions(
        copy.resolve("new"), PosixFilePermissions.fromString("rw-------"));

    String here = sha(session.take(repo.folder()));

    try (GitSession another =
        GitSession.of(temp.resolve("other-home"), GitSettings::withoutCache)) {
      assertThat(sha(another.take(copy))).isEqualTo(here);
    }
  }

  @Test
  void nothing_of_the_users_repository_is_written() {
    repo.write("a", "changed\n").write("new", "new").write("x.o", "ignored");
    Map<String, String> before = GitRepo.fingerprint(repo.folder());

    assertThat(session.take(repo.folder()).isWorkInProgress()).isTrue();
    session.close();

    assertThat(GitRepo.fingerprint(repo.folder())).isEqualTo(before);
  }

  @Test
  void no_command_of_the_repository_is_run() throws IOException {
    Path mark = temp.resolve("mark");
    Path script = temp.resolve("script");
    Files.writeString(script, "#!/bin/sh\ntouch " + mark + "\ncat\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String key :
        List.of("core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "gpg.program")) {
      repo.git("config", key, script.toString());
    }
    repo.git("config", "filter.evil.clean", script.toString());
    repo.git("config", "filter.evil.smudge", script.toString());
    repo.git("config", "core.hooksPath", temp.resolve("hooks").toString());
    repo.git("config", "include.path", temp.resolve("included").toString());
    Files.writeString(temp.resolve("included"), "[filter \"other\"]\n\tclean = " + script + "\n");
    Files.createDirectories(temp.resolve("hooks"));
    for (String hook :
        List.of("pre-commit", "post-commit", "post-index-change", "post-checkout", "post-merge")) {
      Files.copy(script, temp.resolve("hooks").resolve(hook));
      Files.copy(script, repo.folder().resolve(".git/hooks").resolve(hook));
    }
    repo.write(".gitattributes", "a filter=evil\nnew filter=other\n")
        .write("a", "changed\n")
        .write("new", "new");

    TakenRepository taken = session.take(repo.folder());

    assertThat(text(taken, "a")).isEqualTo("changed\n");
    assertThat(text(taken, "new")).isEqualTo("new");
    assertThat(mark).doesNotExist();
  }

  @Test
  void a_pipe_in_the_working_tree_holds_nobody_up() throws Exception {
    for (String name : List.of("pipe", ".gitattributes", "dir/.gitignore")) {
      assertThat(
              new ProcessBuilder("mkfifo", repo.folder().resolve(name).toString())
                  .start()
                  .waitFor())
          .isZero();
    }
    repo.write("a", "changed\n");

    assertThat(paths(session.take(repo.folder()))).containsExactly(".gitignore", "a", "dir/b");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    try (GitSession small =
        GitSession.of(
            temp.resolve("home"), with -> with.withLimits(GitLimits.DEFAULT.withBytes(10, 100)))) {
      repo.write("new", "12345678901");

      assertThatThrownBy(() -> small.take(repo.folder()))
          .isInstanceOfSatisfying(
              RepositoryException.class,
              e -> {
                assertThat(e.code()).isEqualTo(RepositoryException.Code.BAD_TREE);
                assertThat(e).hasMessageContaining("new has more than 10 bytes");
              });
    }
  }
}

package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.builder.git.GitSession.paths;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.RepositoryException.Code;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.UnreadableTreeException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees and folders that no honest git would make. */
class HostileRepositoryTest {

  @TempDir private Path temp;
  private FileRepository repository;
  private ObjectInserter inserter;

  @BeforeEach
  void set_up() throws IOException {
    JGitRuntime.prepare();
    repository = new FileRepository(temp.resolve("repo.git").toFile());
    repository.create(true);
    inserter = repository.getObjectDatabase().newPackInserter();
  }

  @AfterEach
  void close() {
    inserter.close();
    repository.close();
  }

  private ObjectId blob(String text) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
  }

  /** A tree with these entries to the letter: {@code mode name}, and the object. */
  private ObjectId tree(Object... entries) throws IOException {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    for (int index = 0; index < entries.length; index += 2) {
      tree.write(((String) entries[index]).getBytes(ISO_8859_1));
      tree.write(0);
      ((ObjectId) entries[index + 1]).copyRawTo(tree);
    }
    return inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
  }

  private TakenRepository take(ObjectId tree) throws IOException {
    return take(tree, GitLimits.DEFAULT);
  }

  private TakenRepository take(ObjectId tree, GitLimits limits) throws IOException {
    String text =
        "tree %s\nauthor J <j> 0 +0000\ncommitter J <j> 0 +0000\n\nhostile\n"
            .formatted(tree.name());
    ObjectId commit = inserter.insert(Constants.OBJ_COMMIT, text.getBytes(US_ASCII));
    inserter.flush();
    RefUpdate main = repository.updateRef(Constants.HEAD);
    main.setNewObjectId(commit);
    main.forceUpdate();
    return GitSession.of(temp.resolve("home"), settings -> settings.withLimits(limits))
        .take(temp.resolve("repo.git"));
  }

  private void assertRefused(ObjectId tree, GitLimits limits, String reason) {
    assertThatThrownBy(() -> take(tree, limits))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.BAD_TREE);
              assertThat(e).hasMessageContaining(reason);
            });
  }

  @Test
  void names_are_passed_on_as_they_are() throws IOException {
    ObjectId blob = blob("x");
    ObjectId sub = tree("100644 config", blob);

    TakenRepository taken =
        take(
            tree(
                "100644 ..", blob,
                "40000 .git", sub,
                "100644 /etc/passwd", blob,
                "100644 a/../../b", blob,
                "100644 line\nbreak", blob,
                "100644 -rf", blob));

    assertThat(paths(taken))
        .containsExactlyInAnyOrder(
            "..", ".git/config", "/etc/passwd", "a/../../b", "line\nbreak", "-rf");
  }

  @Test
  void a_name_that_is_no_utf_8_is_some_name() throws IOException {
    assertThat(paths(take(tree("100644 caf\u00e9\u00ff", blob("x"))))).hasSize(1);
  }

  @Test
  void modes_that_git_does_not_know_are_special() throws IOException {
    ObjectId blob = blob("x");

    TakenRepository taken =
        take(tree("160000 sub", blob, "10644 pipe", blob, "100664 group", blob));

    assertThat(taken.source().tree().entries())
        .contains(new TreeEntry.Special("sub"), new TreeEntry.Special("pipe"));
  }

  @Test
  void the_same_name_twice_is_refused() throws IOException {
    assertRefused(
        tree("100644 a", blob("1"), "100644 a", blob("2")),
        GitLimits.DEFAULT,
        "more than one file named a");
    assertRefused(
        tree("40000 a", tree("100644 b", blob("1")), "100644 a/b", blob("2")),
        GitLimits.DEFAULT,
        "more than one file named a/b");
  }

  @Test
  void a_tree_that_multiplies_is_refused() throws IOException {
    ObjectId level = tree("100644 f", blob("x"));
    for (int depth = 0; depth < 12; depth++) {
      Object[] entries = new Object[20];
      for (int copy = 0; copy < 10; copy++) {
        entries[2 * copy] = "40000 d" + copy;
        entries[2 * copy + 1] = level;
      }
      level = tree(entries);
    }
    assertRefused(level, GitLimits.DEFAULT, "more than 100000 files");
  }

  @Test
  void a_tree_that_is_too_deep_is_refused() throws IOException {
    ObjectId level = tree("100644 f", blob("x"));
    for (int depth = 0; depth < 5000; depth++) {
      level = tree("40000 d", level);
    }
    assertRefused(level, GitLimits.DEFAULT, "a path of more than 4096 bytes");
  }

  @Test
  void a_tree_of_very_many_very_long_paths_is_refused() throws IOException {
    ObjectId level = tree("100644 f", blob("x"));
    for (int depth = 0; depth < 1900; depth++) {
      level = tree("40000 d", level);
    }
    Object[] entries = new Object[2 * 1000];
    for (int copy = 0; copy < 1000; copy++) {
      entries[2 * copy] = "40000 d%04d".formatted(copy);
      entries[2 * copy + 1] = level;
    }
    assertRefused(tree(entries), GitLimits.DEFAULT, "paths have more than 33554432 bytes");
  }

  @Test
  void files_that_are_too_large_are_refused() throws IOException {
    ObjectId hundred = blob("x".repeat(100));
    ObjectId tree = tree("100644 a", hundred, "100644 b", hundred);

    assertRefused(tree, GitLimits.DEFAULT.withBytes(99, 1000), "a has more than 99 bytes");
    assertRefused(
        tree,
        GitLimits.DEFAULT.withBytes(1000, 199),
        "its files have more than 199 bytes together");
    assertThat(paths(take(tree, GitLimits.DEFAULT.withBytes(100, 200)))).containsExactly("a", "b");
  }

  @Test
  void a_file_that_is_too_large_to_read_is_listed_and_not_read() throws IOException {
    GitLimits limits = GitLimits.DEFAULT;
    GitLimits readsTen =
        new GitLimits(
            limits.packBytes(),
            limits.objectBytes(),
            limits.entries(),
            limits.pathBytes(),
            limits.treeBytes(),
            10,
            limits.refs(),
            limits.idle(),
            limits.total());
    FileTree tree = take(tree("100644 a", blob("12345678901")), readsTen).source().tree();
    TreeEntry.RegularFile file = (TreeEntry.RegularFile) tree.entries().getFirst();

    assertThat(file.size()).isEqualTo(11);
    assertThatThrownBy(() -> tree.read(file))
        .isInstanceOf(UnreadableTreeException.class)
        .hasMessageContaining("more than 10 bytes");
  }

  @Test
  void a_link_with_a_target_of_a_megabyte_is_refused() throws IOException {
    assertRefused(
        tree("120000 link", blob("x".repeat(1_000_000))),
        GitLimits.DEFAULT,
        "link is a symbolic link of more than");
  }

  @Test
  void an_object_that_is_not_there_is_a_bad_clone() throws IOException {
    for (ObjectId tree :
        Arrays.asList(
            tree("100644 a", ObjectId.fromString("0123456789".repeat(4))),
            tree("40000 a", blob("no tree")))) {
      assertThatThrownBy(() -> take(tree))
          .isInstanceOfSatisfying(
              RepositoryException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_CLONE));
    }
  }

  @Test
  void a_folder_in_the_place_of_a_file_cannot_be_read() throws IOException {
    FileTree tree = take(tree("100644 a", tree("100644 b", blob("no file")))).source().tree();

    assertThatThrownBy(() -> tree.read((TreeEntry.RegularFile) tree.entries().getFirst()))
        .isInstanceOf(UnreadableTreeException.class);
  }

  @Test
  void a_tree_of_garbage_is_a_bad_clone() throws IOException {
    for (String garbage :
        new String[] {
          "garbage", "100644 a", "100644 a\0short", "99999999999999999999 a\0", "\0\0\0"
        }) {
      ObjectId tree = inserter.insert(Constants.OBJ_TREE, garbage.getBytes(US_ASCII));

      assertThatThrownBy(() -> take(tree)).as(garbage).isInstanceOf(RepositoryException.class);
    }
  }

  @Test
  void a_time_that_is_none_does_no_harm() throws IOException {
    GitRepo work = GitRepo.in(temp.resolve("work"));
    String tree = work.write("a", "1").git("write-tree");
    for (String time : new String[] {"99999999999999999999 +0000", "1 +9999", "x", ""}) {
      work.write(
          ".git/commit",
          "tree %s\nauthor J <j> 0 +0000\ncommitter J <j> %s\n\nodd\n".formatted(tree, time));
      String commit = work.git("hash-object", "-t", "commit", "-w", "--literally", ".git/commit");
      work.git("update-ref", "HEAD", commit);
      try (GitSession session = GitSession.of(temp.resolve("home"))) {
        assertThat(session.take(work.folder()).isWorkInProgress()).isTrue();
      }
    }
  }

  @Test
  void a_configuration_that_includes_a_pipe_holds_nobody_up() throws Exception {
    GitRepo work = GitRepo.in(temp.resolve("work"));
    String head = work.write("a", "1").commit("first");
    Path pipe = temp.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.writeString(
        work.folder().resolve(".git/config"),
        "[include]\n\tpath = " + pipe + "\n[core]\n\tworktree = /etc\n");
    try (GitSession session = GitSession.of(temp.resolve("home"))) {
      TakenRepository taken = session.take(work.folder());

      assertThat(GitSession.sha(taken)).isEqualTo(head);
      assertThat(taken.isWorkInProgress()).isFalse();
    }
  }

  @Test
  void a_git_file_that_leads_nowhere_is_a_bad_clone() throws IOException {
    for (String text :
        new String[] {
          "gitdir: /nowhere", "gitdir: ", "nonsense", "gitdir: \0", "x".repeat(100_000)
        }) {
      Path folder = Files.createTempDirectory(temp, "odd");
      Files.writeString(folder.resolve(".git"), text);
      try (GitSession session = GitSession.of(temp.resolve("home"))) {
        assertThatThrownBy(() -> session.take(folder)).isInstanceOf(RepositoryException.class);
      }
    }
  }

  @Test
  void an_index_that_is_broken_is_a_bad_clone() {
    GitRepo work = GitRepo.in(temp.resolve("work"));
    work.write("a", "1").commit("first");
    Map<String, byte[]> broken =
        Map.of(
            "empty",
            new byte[0],
            "short",
            "DIRC".getBytes(US_ASCII),
            "garbage",
            "x".repeat(1000).getBytes(US_ASCII));
    try (GitSession session = GitSession.of(temp.resolve("home"))) {
      broken.forEach(
          (name, bytes) -> {
            work.write(".git/index", bytes);
            assertThatThrownBy(() -> session.take(work.folder()))
                .as(name)
                .isInstanceOf(RepositoryException.class);
          });
    }
  }
}

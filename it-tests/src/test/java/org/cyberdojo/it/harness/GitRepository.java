package org.cyberdojo.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real git repository, made by the git command, as authors make theirs. */
public final class GitRepository {

  private static final Map<String, String> AUTHOR =
      Map.of(
          "GIT_AUTHOR_NAME", "An Author",
          "GIT_AUTHOR_EMAIL", "author@example.com",
          "GIT_COMMITTER_NAME", "An Author",
          "GIT_COMMITTER_EMAIL", "author@example.com",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_SYSTEM", "/dev/null");

  private final Path folder;

  private GitRepository(Path folder) {
    this.folder = folder;
  }

  /** An empty repository in a folder that is made for it. */
  public static GitRepository in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitRepository repository = new GitRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** A repository that is there already. */
  public static GitRepository at(Path folder) {
    return new GitRepository(folder);
  }

  /** A repository with one commit that holds what another folder holds. */
  public static GitRepository copyOf(Path original, Path folder) {
    GitRepository repository = in(folder);
    try (Stream<Path> paths = Files.walk(original)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(original.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    repository.commit("first");
    return repository;
  }

  /** Writes a file, without a commit. */
  public GitRepository write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Commits all that is there.
   *
   * @return the commit's 40 digits
   */
  public String commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return head();
  }

  /** The 40 digits of HEAD's commit. */
  public String head() {
    return git("rev-parse", "HEAD").strip();
  }

  /** The first 7 digits of HEAD's commit. */
  public String sha7() {
    return head().substring(0, 7);
  }

  /** Where it is, as a {@code file:} url. */
  public String url() {
    return "file://" + folder;
  }

  public Path folder() {
    return folder;
  }

  /** Runs git here; a status that is not 0 fails the test. */
  public String git(String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process.Outcome outcome = Process.run(folder, AUTHOR, command);
    if (outcome.status() != 0) {
      throw new AssertionError(command + " ended with " + outcome);
    }
    return outcome.stdout();
  }
}

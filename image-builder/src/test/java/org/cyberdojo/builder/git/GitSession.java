package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/** A user with an empty home, for tests. */
final class GitSession implements AutoCloseable {

  private final GitRepositories repositories;
  private final Path temporary;

  private GitSession(GitSettings settings) {
    this.temporary = Path.of(settings.environment().get("TMPDIR"));
    try {
      Files.createDirectories(temporary);
      this.repositories = GitRepositories.with(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GitSession of(Path home) {
    return of(home, settings -> settings);
  }

  static GitSession of(Path home, UnaryOperator<GitSettings> with) {
    return new GitSession(with.apply(settings(home)));
  }

  static GitSettings settings(Path home) {
    return GitSettings.of(
        Map.of(
            "HOME",
            home.toString(),
            "TMPDIR",
            home + "-tmp",
            "GIT_CONFIG_NOSYSTEM",
            "1",
            "PATH",
            System.getenv("PATH")));
  }

  List<Path> temporaryFiles() {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TakenRepository take(String argument) {
    return takeAll(argument).getFirst();
  }

  TakenRepository take(Path folder) {
    return take(folder.toString());
  }

  List<TakenRepository> takeAll(String... arguments) {
    return takeAll(TakingListener.SILENT, arguments);
  }

  List<TakenRepository> takeAll(TakingListener listener, String... arguments) {
    return repositories.take(
        Arrays.stream(arguments)
            .map(text -> RepositoryArgument.parse(text, Path.of("/nowhere")))
            .toList(),
        listener);
  }

  GitRepositories repositories() {
    return repositories;
  }

  static String sha(TakenRepository repository) {
    return repository.source().sha().text();
  }

  static List<String> paths(TakenRepository repository) {
    return repository.source().tree().entries().stream().map(TreeEntry::path).toList();
  }

  static String text(TakenRepository repository, String path) {
    FileTree tree = repository.source().tree();
    return tree.entries().stream()
        .filter(TreeEntry.RegularFile.class::isInstance)
        .map(TreeEntry.RegularFile.class::cast)
        .filter(file -> file.path().equals(path))
        .map(file -> new String(tree.read(file), java.nio.charset.StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    repositories.close();
  }
}

package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository made by git itself, for tests. */
final class GitRepo {

  private final Path folder;

  private GitRepo(Path folder) {
    this.folder = folder;
  }

  /** A new repository whose default branch is main. */
  static GitRepo in(Path folder) {
    return init(folder, "--initial-branch=main");
  }

  static GitRepo init(Path folder, String... options) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitRepo repo = new GitRepo(folder);
    repo.git(
        Stream.concat(Stream.of("init", "--quiet"), Stream.of(options)).toArray(String[]::new));
    return repo;
  }

  static GitRepo at(Path folder) {
    return new GitRepo(folder);
  }

  Path folder() {
    return folder;
  }

  GitRepo write(String path, String text) {
    return write(path, text.getBytes(UTF_8));
  }

  GitRepo write(String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GitRepo delete(String path) {
    try {
      Files.delete(folder.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything, and returns the commit. */
  String commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return head();
  }

  String head() {
    return git("rev-parse", "HEAD");
  }

  /** Runs git; its output without the last new line. */
  String git(String... arguments) {
    return gitWith(Map.of(), arguments);
  }

  String gitWith(Map<String, String> environment, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments)).toList();
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(isolated());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed: " + output);
      }
      return output.stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> isolated() {
    return Map.of(
        "GIT_CONFIG_NOSYSTEM", "1",
        "GIT_CONFIG_GLOBAL", "/dev/null",
        "GIT_AUTHOR_NAME", "Jo",
        "GIT_AUTHOR_EMAIL", "jo@example.com",
        "GIT_COMMITTER_NAME", "Jo",
        "GIT_COMMITTER_EMAIL", "jo@example.com",
        "LC_ALL", "C.UTF-8");
  }

  /** Every file of the repository itself: path, size, time of change, content. */
  static Map<String, String> fingerprint(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> all = new TreeMap<>();
      for (Path file : files.toList()) {
        String content =
            Files.isRegularFile(file)
                ? java.util.Arrays.hashCode(Files.readAllBytes(file)) + ""
                : "";
        all.put(
            folder.relativize(file).toString(), Files.getLastModifiedTime(file) + " " + content);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

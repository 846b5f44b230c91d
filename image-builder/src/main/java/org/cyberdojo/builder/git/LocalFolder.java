package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * Where the parts of a git repository on this machine are.
 *
 * @param gitFolder HEAD and index: {@code .git}, a bare repository, or a linked working tree's own
 *     part of one
 * @param commonFolder objects, branches and tags; the same folder, but for a linked working tree
 * @param workTree its files; empty for a bare repository
 */
record LocalFolder(Path gitFolder, Path commonFolder, Optional<Path> workTree) {

  private static final int MOST_LINK_BYTES = 8192;
  private static final int MOST_CONFIG_BYTES = 1 << 20;
  private static final String LINK = "gitdir: ";

  /**
   * The repository at a path, found as {@code git clone} finds it: {@code path/.git}, {@code path},
   * {@code path.git/.git}, {@code path.git}.
   */
  static Optional<LocalFolder> at(Path path) throws IOException {
    Path withSuffix = Path.of(path + ".git");
    for (Path folder : new Path[] {path, withSuffix}) {
      Optional<LocalFolder> found = withWorkTree(folder).or(() -> bare(folder));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalFolder> withWorkTree(Path folder) throws IOException {
    Path git = folder.resolve(".git");
    if (Files.isRegularFile(git)) {
      return linked(git).filter(LocalFolder::isGit).map(to -> of(to, Optional.of(folder)));
    }
    if (!isGit(git)) {
      return Optional.empty();
    }
    boolean isBare = config(git).getBoolean("core", "bare", false);
    return Optional.of(of(git, isBare ? Optional.empty() : Optional.of(folder)));
  }

  private static Optional<LocalFolder> bare(Path folder) {
    return isGit(folder) ? Optional.of(of(folder, Optional.empty())) : Optional.empty();
  }

  private static LocalFolder of(Path git, Optional<Path> workTree) {
    return new LocalFolder(git, common(git).orElse(git), workTree);
  }

  /** The folder that a {@code .git} file names: a linked working tree, or a submodule. */
  private static Optional<Path> linked(Path file) throws IOException {
    return path(file, text(file, MOST_LINK_BYTES), LINK);
  }

  private static Optional<Path> common(Path git) {
    try {
      Path file = git.resolve("commondir");
      return Files.isRegularFile(file)
          ? path(file, text(file, MOST_LINK_BYTES), "")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(Path file, String text, String prefix) {
    if (!text.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          file.resolveSibling(text.substring(prefix.length()).stripTrailing()).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isGit(Path folder) {
    Path common = common(folder).orElse(folder);
    return Files.exists(folder.resolve("HEAD"))
        && Files.isDirectory(common.resolve("objects"))
        && Files.isDirectory(common.resolve("refs"));
  }

  /**
   * The repository's own configuration, its includes left out: whoever made the repository may have
   * made it name any file.
   */
  Config config() throws IOException {
    return config(commonFolder);
  }

  private static Config config(Path common) throws IOException {
    Config config = new Config();
    for (String name : new String[] {"config", "config.worktree"}) {
      Path file = common.resolve(name);
      if (Files.isRegularFile(file)) {
        config = parsed(config, file);
      }
    }
    return config;
  }

  private static Config parsed(Config base, Path file) throws IOException {
    try {
      Config config = new Config(base);
      config.fromText(text(file, MOST_CONFIG_BYTES));
      return config;
    } catch (ConfigInvalidException e) {
      throw new IOException("bad config file " + file, e);
    }
  }

  private static String text(Path file, int most) throws IOException {
    return new String(bytes(file, most), StandardCharsets.UTF_8);
  }

  /**
   * A file's bytes.
   *
   * @throws IOException also when there are more than so many
   */
  static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new IOException(file + " is larger than " + most + " bytes");
      }
      return bytes;
    }
  }

  /** The index of the working tree. */
  Path index() {
    return gitFolder.resolve("index");
  }
}

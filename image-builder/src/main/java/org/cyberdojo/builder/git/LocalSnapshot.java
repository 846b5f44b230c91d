package org.cyberdojo.builder.git;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * A repository on this machine as it is read in place, never written and never trusted: its
 * objects, its index and its files are read where they are; HEAD, branches and tags are copied; of
 * its configuration only how files are read is taken over. So no hook, filter, include or monitor
 * that it names can run.
 */
final class LocalSnapshot {

  private static final int MOST_REF_BYTES = 4096;
  private static final int MOST_LIST_BYTES = 64 << 20;
  private static final List<String> HOW_FILES_ARE_READ =
      List.of("filemode", "symlinks", "autocrlf", "eol");

  private final LocalFolder folder;
  private final Path copy;
  private final GitLimits limits;

  private LocalSnapshot(LocalFolder folder, Path copy, GitLimits limits) {
    this.folder = folder;
    this.copy = copy;
    this.limits = limits;
  }

  /**
   * Opens a repository for reading.
   *
   * @param copy an empty folder for what is copied
   */
  static Repository open(LocalFolder folder, Path copy, UserConfig user, GitLimits limits, FS files)
      throws IOException {
    new LocalSnapshot(folder, copy, limits).fill();
    FileRepositoryBuilder place =
        new FileRepositoryBuilder()
            .setFS(files)
            .setGitDir(copy.toFile())
            .setObjectDirectory(folder.commonFolder().resolve("objects").toFile());
    folder
        .workTree()
        .ifPresentOrElse(
            tree -> place.setWorkTree(tree.toFile()).setIndexFile(folder.index().toFile()),
            place::setBare);
    Repository repository = new ReadOnlyRepository(place.setup());
    Config config = repository.getConfig();
    user.copyTo(config);
    copyHowFilesAreRead(folder.config(), config);
    return repository;
  }

  private static void copyHowFilesAreRead(Config from, Config to) {
    for (String name : HOW_FILES_ARE_READ) {
      Optional.ofNullable(from.getString("core", null, name))
          .ifPresent(value -> to.setString("core", null, name, value));
    }
  }

  private void fill() throws IOException {
    Files.createDirectory(copy.resolve("refs"));
    Files.createDirectory(copy.resolve("refs/heads"));
    String format =
        Optional.ofNullable(folder.config().getString("extensions", null, "objectFormat"))
            .orElse("sha1");
    if (!format.toLowerCase(Locale.ROOT).equals("sha1")) {
      throw new IOException("its object format is " + format + ", and only sha1 is read here");
    }
    if (isReftable()) {
      copyReftable();
    } else {
      copyRefs();
    }
    copyFile(folder.commonFolder(), "shallow", MOST_LIST_BYTES);
    copyFile(folder.commonFolder(), "info/exclude", MOST_LIST_BYTES);
  }

  private boolean isReftable() throws IOException {
    return "reftable".equalsIgnoreCase(folder.config().getString("extensions", null, "refStorage"));
  }

  private void copyRefs() throws IOException {
    copyHead();
    copyFile(folder.commonFolder(), "packed-refs", MOST_LIST_BYTES);
    copyFiles("refs/heads", MOST_REF_BYTES);
    copyFiles("refs/tags", MOST_REF_BYTES);
  }

  private void copyHead() throws IOException {
    Path head = folder.gitFolder().resolve("HEAD");
    if (Files.isSymbolicLink(head)) {
      // as git wrote it long ago
      Files.writeString(copy.resolve("HEAD"), "ref: " + Files.readSymbolicLink(head) + "\n");
    } else {
      copyFile(folder.gitFolder(), "HEAD", MOST_REF_BYTES);
    }
  }

  private void copyReftable() throws IOException {
    if (!folder.gitFolder().equals(folder.commonFolder())) {
      throw new IOException(
          "it is a linked working tree of a repository in the reftable format, whose HEAD is not read here");
    }
    copyFile(folder.gitFolder(), "HEAD", MOST_REF_BYTES);
    copyFiles("reftable", MOST_LIST_BYTES);
    Files.writeString(
        copy.resolve("config"),
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n");
  }

  private void copyFiles(String name, int most) throws IOException {
    Path root = folder.commonFolder();
    if (!Files.isDirectory(root.resolve(name))) {
      return;
    }
    try (Stream<Path> files = Files.walk(root.resolve(name))) {
      List<Path> found = files.filter(Files::isRegularFile).limit(limits.refs() + 1L).toList();
      if (found.size() > limits.refs()) {
        throw new RefusedException("it has more than " + limits.refs() + " branches and tags");
      }
      for (Path file : found) {
        copyFile(root, root.relativize(file).toString(), most);
      }
    }
  }

  /** Copies a file that is there and is one: a pipe would hold us up. */
  private void copyFile(Path root, String name, int most) throws IOException {
    Path from = root.resolve(name);
    if (Files.isRegularFile(from)) {
      Path to = copy.resolve(name);
      Path place = requireNonNull(to.getParent());
      if (!Files.isDirectory(
          place)) { // it mostly is one, and to be told so by a failure takes longer
        Files.createDirectories(place);
      }
      Files.write(to, LocalFolder.bytes(from, most));
    }
  }

  /** Whatever would be inserted would end up in the user's repository. */
  private static final class ReadOnlyRepository extends FileRepository {

    ReadOnlyRepository(BaseRepositoryBuilder<?, ?> place) throws IOException {
      super(place);
    }

    @Override
    public ObjectInserter newObjectInserter() {
      throw new UnsupportedOperationException("the repository is read in place and never written");
    }
  }
}

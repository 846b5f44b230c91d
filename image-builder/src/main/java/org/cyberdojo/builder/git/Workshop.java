package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * What all repositories of one session share: settings, temporary files, and the list of what is to
 * be closed.
 */
final class Workshop implements AutoCloseable {

  private final GitSettings settings;
  private final UserConfig config;
  private final FS files;
  private final ScratchFolder scratch;
  private final Queue<Repository> opened = new ConcurrentLinkedQueue<>();

  Workshop(GitSettings settings) throws IOException {
    JGitRuntime.prepare();
    this.settings = settings;
    this.scratch = new ScratchFolder(settings.temporaryFolder());
    this.files = new ConfinedFileSystem(settings.home().toFile());
    this.config = UserConfig.read(settings, files);
  }

  GitLimits limits() {
    return settings.limits();
  }

  GitSettings settings() {
    return settings;
  }

  UserConfig config() {
    return config;
  }

  ScratchFolder scratch() {
    return scratch;
  }

  /**
   * A repository of our own with nothing but objects, in a folder that may be new. It is closed
   * with the session.
   */
  Repository openBare(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("objects/pack"));
    Repository repository =
        new BoundedRepository(
            new FileRepositoryBuilder().setFS(files).setGitDir(folder.toFile()).setBare().setup(),
            limits());
    // in memory alone: the user's settings may hold secrets
    config.copyTo(repository.getConfig());
    return keep(repository);
  }

  /** A user's repository, for reading. It is closed with the session. */
  Repository openLocal(LocalFolder folder) throws IOException {
    return keep(LocalSnapshot.open(folder, scratch.newFolder(), config, limits(), files));
  }

  private Repository keep(Repository repository) {
    opened.add(repository);
    return repository;
  }

  @Override
  public void close() {
    opened.forEach(Repository::close);
    opened.clear();
    scratch.close();
  }
}

package org.cyberdojo.builder.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.nls.NLS;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit asks of the machine, answered without looking: no configuration file is read or written
 * behind our back ({@link UserConfig} reads the user's, on purpose), no git variable of the
 * environment counts, the resolution of file times is known instead of probed for seconds, and no
 * git binary is started to find the system's settings.
 */
final class JGitRuntime extends SystemReader.Delegate {

  /**
   * The kernel's clock tick, doubled and rounded up: files that close in time are looked at again.
   */
  private static final long FILE_TIME_MILLISECONDS = 10;

  private JGitRuntime(SystemReader machine) {
    super(machine);
  }

  /**
   * Takes effect for the whole process, once. JGit speaks nothing but English: to look for another
   * language's words Java opens every jar.
   */
  static void prepare() {
    NLS.setLocale(NLS.ROOT_LOCALE);
    if (!(SystemReader.getInstance() instanceof JGitRuntime)) {
      SystemReader.setInstance(new JGitRuntime(SystemReader.getInstance()));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
    return new NoConfig(parent, files);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
    return new NoConfig(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
    return new NoConfig(parent, files);
  }

  /** A configuration that stands in no file, and knows nothing but the resolution of file times. */
  private static final class NoConfig extends FileBasedConfig {

    NoConfig(@Nullable Config parent, FS files) {
      super(parent, null, files);
    }

    @Override
    public void load() {
      // there is nothing to load
    }

    @Override
    public void save() {
      // and nothing is kept
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(FILE_TIME_MILLISECONDS, TimeUnit.MILLISECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }
}

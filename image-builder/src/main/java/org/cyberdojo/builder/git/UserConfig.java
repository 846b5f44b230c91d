package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.transport.UrlConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * The part of the user's and the system's git configuration that is honoured: how to reach a remote
 * ({@code http.*}, {@code url.*.insteadOf}), and how files of a working tree are read ({@code
 * core.autocrlf}, {@code core.eol}, {@code core.excludesFile}). Nothing in it runs a command. It
 * may hold secrets, and is never written to a file.
 *
 * <p>Where the files are: <a href="https://git-scm.com/docs/git-config#FILES">git-config</a>.
 */
final class UserConfig {

  private static final Set<String> HTTP =
      Set.of(
          "cookiefile",
          "extraheader",
          "followredirects",
          "maxredirects",
          "postbuffer",
          "proxy",
          "sslcainfo",
          "sslverify",
          "useragent");
  private static final Set<String> CORE = Set.of("autocrlf", "eol", "excludesfile");

  private final Config kept = new Config();

  private UserConfig(Config all, GitSettings settings) {
    keep(all, "http", HTTP);
    keep(all, "url", Set.of("insteadof"));
    keep(all, "core", CORE);
    if (kept.getString("core", null, "excludesfile") == null) {
      kept.setString(
          "core", null, "excludesfile", settings.configFolder().resolve("git/ignore").toString());
    }
    settings
        .variable("GIT_SSL_CAINFO")
        .ifPresent(file -> kept.setString("http", null, "sslcainfo", file));
    if (settings.variable("GIT_SSL_NO_VERIFY").isPresent()) {
      kept.setBoolean("http", null, "sslverify", false);
    }
  }

  /**
   * Reads the user's configuration.
   *
   * @throws IOException when a file of it is unreadable or malformed; git refuses to work then, too
   */
  static UserConfig read(GitSettings settings, FS files) throws IOException {
    Config config = new Config();
    for (Path file : files(settings)) {
      if (Files.isRegularFile(file)) {
        config = load(new FileBasedConfig(config, file.toFile(), files));
      }
    }
    return new UserConfig(new EnvironmentConfig(settings).over(config), settings);
  }

  private static List<Path> files(GitSettings settings) {
    Path system = Path.of(settings.variable("GIT_CONFIG_SYSTEM").orElse("/etc/gitconfig"));
    boolean noSystem =
        settings.variable("GIT_CONFIG_NOSYSTEM").filter(UserConfig::isTrue).isPresent();
    Optional<Path> global = settings.variable("GIT_CONFIG_GLOBAL").map(Path::of);
    List<Path> user =
        global
            .map(List::of)
            .orElseGet(
                () ->
                    List.of(
                        settings.configFolder().resolve("git/config"),
                        settings.home().resolve(".gitconfig")));
    return noSystem ? user : Stream.concat(Stream.of(system), user.stream()).toList();
  }

  private static boolean isTrue(String value) {
    return Set.of("1", "true", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
  }

  private static Config load(FileBasedConfig file) throws IOException {
    try {
      file.load();
      return file;
    } catch (ConfigInvalidException e) {
      throw new IOException("bad git configuration in " + file.getFile(), e);
    }
  }

  private void keep(Config all, String section, Set<String> names) {
    for (String name : names) {
      kept.setStringList(section, null, name, List.of(all.getStringList(section, null, name)));
      for (String subsection : all.getSubsections(section)) {
        List<String> values = List.of(all.getStringList(section, subsection, name));
        if (!values.isEmpty()) {
          kept.setStringList(section, subsection, name, values);
        }
      }
    }
  }

  /** Sets what is kept in the configuration of a repository, in memory. */
  void copyTo(Config repository) {
    for (String section : kept.getSections()) {
      copy(section, null, repository);
      for (String subsection : kept.getSubsections(section)) {
        copy(section, subsection, repository);
      }
    }
  }

  private void copy(String section, @Nullable String subsection, Config target) {
    for (String name : kept.getNames(section, subsection)) {
      target.setStringList(
          section, subsection, name, List.of(kept.getStringList(section, subsection, name)));
    }
  }

  /**
   * A value of {@code http.<url>.<name>} for the url, else of {@code http.<name>}; user info does
   * not count.
   */
  Optional<String> http(String name, String url) {
    String bare = RepositoryUrl.withoutUserInfo(url) + "/";
    return kept.getSubsections("http").stream()
        .filter(prefix -> bare.startsWith(prefix.endsWith("/") ? prefix : prefix + "/"))
        .max(Comparator.comparingInt(String::length))
        .map(prefix -> kept.getString("http", prefix, name))
        .or(() -> Optional.ofNullable(kept.getString("http", null, name)));
  }

  /**
   * The names, in lower case, of the headers that {@code http.extraHeader} adds to requests of any
   * url.
   */
  Set<String> headerNames() {
    Stream<String> general = Stream.of(kept.getStringList("http", null, "extraheader"));
    Stream<String> special =
        kept.getSubsections("http").stream()
            .flatMap(url -> Stream.of(kept.getStringList("http", url, "extraheader")));
    return Stream.concat(general, special)
        .map(header -> header.replaceFirst(":.*", "").strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The url that the user's {@code insteadOf} settings make of a url. */
  String replaced(String url) {
    return new UrlConfig(kept).replace(url);
  }
}

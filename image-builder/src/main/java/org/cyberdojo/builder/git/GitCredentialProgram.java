package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jgit.transport.URIish;

/**
 * Asks the credential helpers of the user's git ({@code store}, {@code cache}, a key chain, {@code
 * gh}) by {@code git credential fill}: the only command that is ever run for a repository. It runs
 * in an empty folder, so that no repository's configuration is seen, and asks nobody. Without a git
 * on the machine there is no helper.
 *
 * @see <a href="https://git-scm.com/docs/git-credential">git-credential</a>
 */
final class GitCredentialProgram {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 1 << 16;

  private final GitSettings settings;
  private final ScratchFolder scratch;

  GitCredentialProgram(GitSettings settings, ScratchFolder scratch) {
    this.settings = settings;
    this.scratch = scratch;
  }

  /** What the helpers know for a host; empty also when they fail. */
  Optional<UserCredentials.Login> login(URIish uri) {
    Optional<String> question = question(uri);
    return question.isEmpty() ? Optional.empty() : login(question.get());
  }

  private Optional<UserCredentials.Login> login(String question) {
    try {
      Map<String, String> answer = ask(question);
      return Optional.ofNullable(answer.get("username"))
          .flatMap(
              user ->
                  Optional.ofNullable(answer.get("password"))
                      .map(password -> new UserCredentials.Login(user, password)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Map<String, String> ask(String question) throws IOException, InterruptedException {
    Process git = start(scratch.newFolder());
    try (Writer input = git.outputWriter(UTF_8)) {
      input.write(question);
    }
    if (!git.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
      git.destroyForcibly();
      throw new IOException("git credential fill took too long");
    }
    String answer = new String(git.getInputStream().readNBytes(MOST_BYTES), UTF_8);
    return answer
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1),
                (first, second) -> second));
  }

  private Process start(Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("git", "credential", "fill").directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(settings.environment());
    environment.put("HOME", settings.home().toString());
    environment.put("GIT_CEILING_DIRECTORIES", folder.resolve("..").normalize().toString());
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_ASKPASS", "");
    environment.put("SSH_ASKPASS", "");
    environment.remove("GIT_DIR");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /**
   * A line for each thing that is said; empty when a part of the url would make more lines than
   * that, with which a hostile server could ask for what is meant for another host.
   */
  private static Optional<String> question(URIish uri) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("protocol", uri.getScheme());
    said.put("host", uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : ""));
    said.put("path", uri.getRawPath().replaceFirst("^/", ""));
    Optional.ofNullable(uri.getUser()).ifPresent(name -> said.put("username", name));
    return said.values().stream().anyMatch(GitCredentialProgram::hasControlCharacter)
        ? Optional.empty()
        : Optional.of(
            said.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining("", "", "\n")));
  }

  private static boolean hasControlCharacter(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}

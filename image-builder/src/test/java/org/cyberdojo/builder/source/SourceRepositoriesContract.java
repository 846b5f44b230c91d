package org.cyberdojo.builder.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryException.Code;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SourceRepositories} holds to. */
public abstract class SourceRepositoriesContract {

  private SourceRepositories repositories;
  private String url;
  private List<String> commits;

  /** Repositories that can take {@link #url}. */
  protected abstract SourceRepositories repositories();

  /**
   * A repository with two commits: the first with a file {@code a}, the second with a file {@code
   * b}, too.
   */
  protected abstract String url();

  /** The names of its commits, newest first. */
  protected abstract List<String> commits();

  /** A url with nothing behind it. */
  protected abstract String missingUrl();

  @BeforeEach
  final void open() {
    repositories = repositories();
    url = url();
    commits = commits();
  }

  @AfterEach
  final void close() {
    repositories.close();
  }

  private List<TakenRepository> take(String... arguments) {
    return repositories.take(parsed(arguments), TakingListener.SILENT);
  }

  private static List<RepositoryArgument> parsed(String... arguments) {
    return Arrays.stream(arguments)
        .map(text -> RepositoryArgument.parse(text, Path.of("/")))
        .toList();
  }

  private static List<String> history(TakenRepository repository) {
    try (Stream<CommitSha> history = repository.history()) {
      return history.map(CommitSha::text).toList();
    }
  }

  private static List<String> paths(TakenRepository repository) {
    return repository.source().tree().entries().stream().map(TreeEntry::path).toList();
  }

  private static void assertCode(
      Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.words()).isNotEmpty();
            });
  }

  @Test
  void the_newest_commit_is_taken() {
    TakenRepository taken = take(url).getFirst();

    assertThat(taken.source().sha().text()).isEqualTo(commits.getFirst());
    assertThat(taken.source().argument()).isEqualTo(url);
    assertThat(taken.source().url().text()).isEqualTo(url);
    assertThat(taken.isWorkInProgress()).isFalse();
    assertThat(paths(taken)).containsExactly("a", "b");
  }

  @Test
  void an_older_commit_is_taken_by_seven_digits_or_all() {
    String first = commits.getLast();
    TakenRepository bySeven = take(first.substring(0, 7) + "@" + url).getFirst();
    TakenRepository byAll =
        repositories
            .take(List.of(parsed(url).getFirst().at(CommitSha.of(first))), TakingListener.SILENT)
            .getFirst();

    assertThat(bySeven.source().sha().text()).isEqualTo(first);
    assertThat(bySeven.source().argument()).isEqualTo(first.substring(0, 7) + "@" + url);
    assertThat(paths(bySeven)).containsExactly("a");
    assertThat(byAll.source().sha().text()).isEqualTo(first);
  }

  @Test
  void the_history_begins_with_the_commit_that_was_taken() {
    assertThat(history(take(url).getFirst())).isEqualTo(commits);
    assertThat(history(take(commits.getLast().substring(0, 7) + "@" + url).getFirst()))
        .containsExactly(commits.getLast());
  }

  @Test
  void a_url_may_be_named_more_than_once() {
    assertThat(take(url, commits.getLast().substring(0, 7) + "@" + url, url))
        .map(taken -> taken.source().sha().text())
        .containsExactly(commits.getFirst(), commits.getLast(), commits.getFirst());
  }

  @Test
  void nothing_is_taken_for_no_argument() {
    assertThat(take()).isEmpty();
  }

  @Test
  void what_is_not_there_is_a_bad_clone_and_an_unknown_commit_a_bad_checkout() {
    assertCode(Code.BAD_CLONE, () -> take(missingUrl()));
    assertCode(Code.BAD_CHECKOUT, () -> take("fffffff@" + url));
    assertCode(Code.BAD_CLONE, () -> take(url, missingUrl(), "fffffff@" + url));
  }

  @Test
  void the_listener_hears_of_each_argument_in_order() {
    List<String> heard = new ArrayList<>();
    String pinned = commits.getLast().substring(0, 7) + "@" + url;

    repositories.take(parsed(url, pinned), listener(heard));
    assertThatThrownBy(() -> repositories.take(parsed("fffffff@" + url), listener(heard)))
        .isInstanceOf(RepositoryException.class);

    assertThat(heard)
        .containsExactly(
            "cloning " + url,
            "taken " + url,
            "cloning " + pinned,
            "checking out " + pinned,
            "taken " + pinned,
            "cloning fffffff@" + url,
            "checking out fffffff@" + url);
  }

  private static TakingListener listener(List<String> heard) {
    return new TakingListener() {
      @Override
      public void cloning(RepositoryArgument argument) {
        heard.add("cloning " + argument.given());
      }

      @Override
      public void checkingOut(RepositoryArgument argument) {
        heard.add("checking out " + argument.given());
      }

      @Override
      public void taken(TakenRepository repository) {
        heard.add("taken " + repository.argument().given());
      }
    };
  }
}

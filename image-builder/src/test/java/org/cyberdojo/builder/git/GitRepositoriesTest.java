package org.cyberdojo.builder.git;

import java.nio.file.Path;
import java.util.List;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.source.SourceRepositoriesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Git's repositories hold to the contract, wherever they are. */
class GitRepositoriesTest {

  @TempDir private Path temp;
  private GitRepo repo;
  private GitHttpServer server;
  private List<String> commits;

  @BeforeEach
  void set_up() {
    repo = GitRepo.in(temp.resolve("served/repo"));
    String first = repo.write("a", "1").commit("first");
    server = GitHttpServer.of(temp.resolve("served"));
    commits = List.of(repo.write("b", "2").commit("second"), first);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private abstract class OfGit extends SourceRepositoriesContract {

    @Override
    protected SourceRepositories repositories() {
      return GitSession.of(temp.resolve("home")).repositories();
    }

    @Override
    protected List<String> commits() {
      return commits;
    }
  }

  @Nested
  class On_this_machine extends OfGit {

    @Override
    protected String url() {
      return "file://" + repo.folder();
    }

    @Override
    protected String missingUrl() {
      return "file://" + temp.resolve("none");
    }
  }

  @Nested
  class Over_http extends OfGit {

    @Override
    protected String url() {
      return server.url("repo/.git");
    }

    @Override
    protected String missingUrl() {
      return server.url("none");
    }
  }
}

package org.cyberdojo.builder.ltf;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;

/** Finds the commit that is built, and refuses to publish what nobody committed. */
final class CommitStep {

  private final Tools tools;
  private final BuildRequest request;

  CommitStep(Tools tools, BuildRequest request) {
    this.tools = tools;
    this.request = request;
  }

  LtfBuild.Source source() {
    TakenRepository taken =
        tools
            .repositories()
            .take(List.of(RepositoryArgument.ofFolder(request.folder())), TakingListener.SILENT)
            .getFirst();
    requirePublishable(taken);
    Optional<RepositoryAddress> origin = tools.origins().originOf(request.folder());
    return new LtfBuild.Source(
        taken.source().sha(),
        taken.isWorkInProgress(),
        taken.source().tree(),
        origin.map(RepositoryAddress::url).orElse(taken.source().url()),
        origin);
  }

  private void requirePublishable(TakenRepository taken) {
    if (request.mode() == BuildMode.LOCAL) {
      return;
    }
    if (taken.isWorkInProgress()) {
      throw failed(
          "the working tree has changes that nobody committed",
          "commit them, or add what a CI job writes to .gitignore");
    }
    request
        .ciCommit()
        .filter(commit -> !commit.equals(taken.source().sha().text()))
        .ifPresent(
            commit -> {
              throw failed(
                  "CI says that it builds " + commit + ", and HEAD is " + taken.source().sha(),
                  "check that commit out");
            });
  }

  private StepFailedException failed(String reason, String fix) {
    return new StepFailedException(
        Step.COMMIT,
        "build " + request.folder() + " in mode " + request.mode().text(),
        reason,
        fix);
  }
}

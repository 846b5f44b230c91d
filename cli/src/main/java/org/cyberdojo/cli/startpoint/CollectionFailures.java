package org.cyberdojo.cli.startpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cyberdojo.builder.source.MalformedRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.startpoint.FaultyStartPointsException;
import org.cyberdojo.builder.startpoint.UnknownOriginException;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.manifest.check.FaultLines;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.terminal.SafeText;

/** Gives what can go wrong while start-points are collected its exit status and its lines. */
final class CollectionFailures {

  private static final int BAD_GIT = 3;
  private static final int UNKNOWN_ORIGIN = 24;

  private CollectionFailures() {}

  /** Runs an action whose failures become {@link CommandFailure}s. */
  static <T> T translated(StartPointType type, Supplier<T> action) {
    try {
      return action.get();
    } catch (FaultyStartPointsException e) {
      throw CommandFailure.ofLines(e.report().status().orElseThrow(), FaultLines.of(e.report()));
    } catch (RepositoryException e) {
      throw CommandFailure.ofLines(BAD_GIT, lines(type, e));
    } catch (MalformedRepositoryException | MalformedImageNameException e) {
      throw CommandFailure.of(BAD_GIT, SafeText.of(String.valueOf(e.getMessage())));
    } catch (UnknownOriginException e) {
      throw CommandFailure.of(UNKNOWN_ORIGIN, SafeText.of(String.valueOf(e.getMessage())));
    }
  }

  private static List<String> lines(StartPointType type, RepositoryException failure) {
    RepositoryArgument argument = failure.argument();
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (failure.code()) {
          case BAD_CLONE, BAD_TREE, INTERRUPTED -> "ERROR: bad git clone " + GivenUrl.of(argument);
          case BAD_CHECKOUT -> "ERROR: git checkout " + GivenUrl.sha7(argument);
        });
    lines.add(type.option() + " " + argument.given());
    lines.addAll(failure.words());
    return lines.stream().map(SafeText::of).toList();
  }
}

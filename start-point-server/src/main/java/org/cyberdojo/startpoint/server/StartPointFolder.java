package org.cyberdojo.startpoint.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyberdojo.http.BuildCommit;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.manifest.serving.KeptStartPoints;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FolderStamp;
import org.cyberdojo.manifest.tree.FolderTree;

/**
 * The folder of a start-point image that holds its clones, {@code 0/}, {@code 1/} and so on, and
 * {@code image.type}.
 */
record StartPointFolder(Path path) {

  private static final String TYPE_VARIABLE = "IMAGE_TYPE";
  private static final String TYPE_FILE = "image.type";

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  /** What the image keeps ready, or else every start-point of every clone, read anew. */
  ServedStartPoints load(Environment environment) {
    StartPointType type = type(environment);
    return kept(type, environment)
        .orElseGet(
            () ->
                ServedStartPoints.load(
                    type, clones().parallelStream().map(FolderTree::of).toList()));
  }

  private Optional<ServedStartPoints> kept(StartPointType type, Environment environment) {
    Path file = path.resolve(KeptStartPoints.FILENAME);
    Optional<CommitSha> maker = BuildCommit.in(environment.variables()).map(CommitSha::of);
    if (maker.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      FolderStamp stamp = FolderStamp.of(path, KeptStartPoints.FILENAME);
      return KeptStartPoints.read(Files.readAllBytes(file), type, stamp, maker.get());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What kind of start-points they are. */
  StartPointType type(Environment environment) {
    String text = environment.text(TYPE_VARIABLE).orElseGet(this::typeFile);
    return StartPointType.of(text)
        .orElseThrow(
            () ->
                new UnusableSettingException(
                    TYPE_VARIABLE, text, "it is none of custom, exercises, languages"));
  }

  private String typeFile() {
    try {
      return Files.readString(path.resolve(TYPE_FILE)).strip();
    } catch (IOException e) {
      throw new UnusableSettingException(
          TYPE_VARIABLE, "it is not set, and there is no file " + path.resolve(TYPE_FILE));
    }
  }

  private List<Path> clones() {
    try (Stream<Path> children = Files.list(path)) {
      return children
          .filter(child -> INDEX.matcher(child.getFileName().toString()).matches())
          .sorted((one, other) -> Integer.compare(index(one), index(other)))
          .toList();
    } catch (IOException e) {
      throw new UnusableSettingException(
          "the start-points' folder", path.toString(), "it cannot be listed");
    }
  }

  private static int index(Path clone) {
    return Integer.parseInt(clone.getFileName().toString());
  }
}

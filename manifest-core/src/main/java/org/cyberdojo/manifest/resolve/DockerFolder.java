package org.cyberdojo.manifest.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.json.JsonReading;
import org.cyberdojo.manifest.json.StrictJson;
import org.cyberdojo.manifest.resolve.ImageResolution.BadImageNameFile;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.TreeLookup;

/**
 * The {@code docker/} folder beside a {@code start_point/}: what it says of the image that this
 * repository builds.
 *
 * @param path of the folder, empty when the manifest stands in no {@code start_point/} folder
 */
record DockerFolder(Optional<String> path, FileTree tree, TreeLookup lookup) {

  /** What {@code image_name.json} says. */
  sealed interface Image {}

  record NoFile() implements Image {}

  record BadFile(String path, String problem, Optional<JsonNode> value) implements Image {
    BadImageNameFile asResolution() {
      return new BadImageNameFile(path, problem, value);
    }
  }

  /** A good file; the name has neither tag nor digest. */
  record Names(String path, ImageName name) implements Image {}

  private static final String BESIDE = "start_point/manifest.json";
  private static final String KEY = "image_name";

  /** The folder that belongs to a manifest. */
  static DockerFolder of(String manifestPath, FileTree tree, TreeLookup lookup) {
    boolean isInStartPoint = manifestPath.equals(BESIDE) || manifestPath.endsWith("/" + BESIDE);
    return new DockerFolder(
        isInStartPoint
            ? Optional.of(
                manifestPath.substring(0, manifestPath.length() - BESIDE.length()) + "docker")
            : Optional.empty(),
        tree,
        lookup);
  }

  /** Whether a Dockerfile is here, so that this repository's CI builds the image. */
  boolean buildsAnImage() {
    return holdsFile("Dockerfile") || holdsFile("Dockerfile.base");
  }

  private boolean holdsFile(String name) {
    return path.filter(folder -> lookup.find(folder + "/" + name) instanceof Finding.File)
        .isPresent();
  }

  Image image() {
    return path.map(folder -> imageIn(folder + "/image_name.json")).orElseGet(NoFile::new);
  }

  private Image imageIn(String file) {
    Finding finding = lookup.find(file);
    if (finding instanceof Finding.File(TreeEntry.RegularFile regular)) {
      return read(file, regular);
    }
    return finding instanceof Finding.Missing ? new NoFile() : bad(file, problemOf(finding));
  }

  private static String problemOf(Finding finding) {
    return switch (finding) {
      case Finding.File _, Finding.Missing _ -> "nothing is wrong with it";
      case Finding.Folder _ -> "it is a folder";
      case Finding.NoFile _ -> "it is no file";
      case Finding.Outside _ -> "it leads out of the repository";
    };
  }

  private Image read(String file, TreeEntry.RegularFile regular) {
    JsonReading reading = StrictJson.read(tree, regular);
    return reading instanceof JsonReading.Good(ObjectNode json)
        ? named(file, json)
        : bad(file, reading.problem().orElseThrow());
  }

  private static Image named(String file, ObjectNode json) {
    JsonNode value = json.path(KEY);
    ManifestImage image = ManifestImage.of(json.get(KEY));
    if (image instanceof ManifestImage.Good(ImageName name) && name.isUntagged()) {
      return new Names(file, name);
    }
    return switch (image) {
      case ManifestImage.Good _ ->
          new BadFile(
              file, "image_name has a tag or a digest; the commit is its tag", Optional.of(value));
      case ManifestImage.Bad _ -> new BadFile(file, problemOf(value), Optional.of(value));
      case ManifestImage.None _ -> bad(file, "it has no key \"" + KEY + "\"");
    };
  }

  private static String problemOf(JsonNode value) {
    return value.isTextual() ? "image_name is malformed" : "image_name is not a String";
  }

  private static BadFile bad(String file, String problem) {
    return new BadFile(file, problem, Optional.empty());
  }
}

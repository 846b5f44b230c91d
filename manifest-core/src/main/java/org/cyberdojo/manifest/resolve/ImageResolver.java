package org.cyberdojo.manifest.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.resolve.ImageResolution.BadImageName;
import org.cyberdojo.manifest.resolve.ImageResolution.BadImageNameFile;
import org.cyberdojo.manifest.resolve.ImageResolution.Conflict;
import org.cyberdojo.manifest.resolve.ImageResolution.Missing;
import org.cyberdojo.manifest.resolve.ImageResolution.Mixed;
import org.cyberdojo.manifest.resolve.ImageResolution.Named;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeLookup;

/**
 * Says which image each start-point of one repository runs in. A pure function of what it is made
 * with and asked:
 *
 * <pre>{@code
 * ImageResolver.of(LANGUAGES, tree).resolve("start_point/manifest.json", manifest, sha)
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class ImageResolver {

  private static final String KEY = "image_name";

  private final StartPointType type;
  private final FileTree tree;
  private final TreeLookup lookup;

  private ImageResolver(StartPointType type, FileTree tree, TreeLookup lookup) {
    this.type = type;
    this.tree = tree;
    this.lookup = lookup;
  }

  /** A resolver for the start-points of one repository. */
  public static ImageResolver of(StartPointType type, FileTree tree) {
    return of(type, tree, TreeLookup.in(tree));
  }

  /**
   * A resolver for the start-points of one repository.
   *
   * @param lookup in that very tree
   */
  public static ImageResolver of(StartPointType type, FileTree tree, TreeLookup lookup) {
    return new ImageResolver(type, tree, lookup);
  }

  /**
   * Resolves one start-point.
   *
   * @param manifestPath where the manifest stands in the repository
   * @param manifest as parsed; it is not changed
   * @param commit what an image that this repository builds is tagged with
   */
  public ImageResolution resolve(String manifestPath, ObjectNode manifest, CommitSha commit) {
    return switch (type) {
      case EXERCISES -> new Mixed();
      case CUSTOM -> custom(manifest);
      case LANGUAGES -> language(DockerFolder.of(manifestPath, tree, lookup), manifest, commit);
    };
  }

  /**
   * Resolves one start-point with all that {@code create} found out about it: a name that was
   * decided there wins over the repository's files, even over none.
   */
  public ImageResolution resolve(String manifestPath, ObjectNode manifest, Provenance provenance) {
    ImageResolution byFiles = resolve(manifestPath, manifest, provenance.taggingCommit());
    return provenance.imageName().map(name -> decided(name, byFiles)).orElse(byFiles);
  }

  private static ImageResolution decided(ImageName name, ImageResolution byFiles) {
    return switch (byFiles) {
      case Mixed mixed -> mixed;
      case Named(ResolutionRule rule, ImageName image, Optional<String> warning)
          when image.untagged().equals(name.untagged()) ->
          new Named(rule, name.withImpliedTag(), warning);
      case Named _, Missing _, Conflict _, BadImageName _, BadImageNameFile _ ->
          new Named(ResolutionRule.GIVEN, name.withImpliedTag(), Optional.empty());
    };
  }

  private static ImageResolution custom(ObjectNode manifest) {
    ManifestImage image = ManifestImage.of(manifest.get(KEY));
    if (image instanceof ManifestImage.Good(ImageName name)) {
      return asWritten(name, ResolutionRule.C1, ResolutionRule.C2);
    }
    return image instanceof ManifestImage.Bad(JsonNode value)
        ? new BadImageName(value)
        : new Missing();
  }

  private static ImageResolution language(
      DockerFolder docker, ObjectNode manifest, CommitSha commit) {
    ManifestImage inManifest = ManifestImage.of(manifest.get(KEY));
    if (inManifest instanceof ManifestImage.Bad(JsonNode value)) {
      return new BadImageName(value);
    }
    DockerFolder.Image inDocker = docker.image();
    if (inDocker instanceof DockerFolder.BadFile bad) {
      return bad.asResolution();
    }
    if (inManifest instanceof ManifestImage.Good(ImageName name)) {
      return inDocker instanceof DockerFolder.Names(String path, ImageName docked)
          ? fromBoth(path, docked, name, commit)
          : fromManifest(name, docker.buildsAnImage(), commit);
    }
    return inDocker instanceof DockerFolder.Names(String _, ImageName docked)
        ? new Named(ResolutionRule.L1, docked.taggedWith(commit), Optional.empty())
        : new Missing();
  }

  private static ImageResolution fromManifest(
      ImageName name, boolean isBuiltHere, CommitSha commit) {
    return name.isUntagged() && isBuiltHere
        ? new Named(ResolutionRule.L3, name.taggedWith(commit), Optional.empty())
        : asWritten(name, ResolutionRule.L2, ResolutionRule.L4);
  }

  private static ImageResolution fromBoth(
      String path, ImageName docked, ImageName inManifest, CommitSha commit) {
    if (!inManifest.untagged().equals(docked)) {
      return new Conflict(path, docked, inManifest);
    }
    ImageName image = docked.taggedWith(commit);
    String warning =
        "manifest.json and %s both name the image; %s is used: remove \"image_name\": \"%s\" from manifest.json"
            .formatted(path, image, inManifest);
    return new Named(ResolutionRule.L6, image, Optional.of(warning));
  }

  private static Named asWritten(
      ImageName name, ResolutionRule ifTagged, ResolutionRule ifUntagged) {
    return new Named(
        name.isUntagged() ? ifUntagged : ifTagged, name.withImpliedTag(), Optional.empty());
  }
}

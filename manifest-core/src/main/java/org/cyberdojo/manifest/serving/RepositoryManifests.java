package org.cyberdojo.manifest.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.json.JsonReading;
import org.cyberdojo.manifest.json.StrictJson;
import org.cyberdojo.manifest.layout.ManifestPaths;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.layout.ProvenanceReader;
import org.cyberdojo.manifest.resolve.ImageResolution;
import org.cyberdojo.manifest.resolve.ImageResolver;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeLookup;

/**
 * The manifests of one repository, made ready to serve.
 *
 * <p>A server does this before its first answer. Java makes a class at run time for each {@code
 * switch} over patterns that is reached, which takes longer than a manifest does, so here and in
 * what is called from here only faults reach one.
 */
final class RepositoryManifests {

  private final FileTree tree;
  private final TreeLookup lookup;
  private final ProvenanceReader provenances;
  private final ImageResolver images;

  RepositoryManifests(StartPointType type, FileTree tree) {
    this.tree = tree;
    this.lookup = TreeLookup.in(tree);
    this.provenances = new ProvenanceReader(tree);
    this.images = ImageResolver.of(type, tree, lookup);
  }

  /** Each under its display name. */
  Stream<ManifestDraft> drafts() {
    return ManifestPaths.in(tree).stream().map(this::draft);
  }

  private ManifestDraft draft(String path) {
    ObjectNode manifest = parse(path);
    Provenance provenance = provenances.of(path);
    Optional<ImageName> image = image(path, manifest, provenance);
    image.ifPresent(name -> manifest.put("image_name", name.toString()));
    wrapFilenameExtension(manifest);
    includeRagLambda(path, manifest);
    includeVisibleFiles(path, manifest);
    manifest.put("url", provenance.url().served());
    manifest.put("sha", provenance.sha().text());
    return new ManifestDraft(text(path, manifest, "display_name"), image, provenance, manifest);
  }

  private ObjectNode parse(String path) {
    JsonReading reading = StrictJson.parse(bytes(path, path));
    if (reading instanceof JsonReading.Good(ObjectNode manifest)) {
      return manifest;
    }
    throw new UnservableStartPointException(path, reading.problem().orElseThrow());
  }

  private Optional<ImageName> image(String path, ObjectNode manifest, Provenance provenance) {
    ImageResolution resolution = images.resolve(path, manifest, provenance);
    if (resolution instanceof ImageResolution.Named named) {
      return Optional.of(named.image());
    }
    if (resolution instanceof ImageResolution.Mixed) {
      return Optional.empty();
    }
    throw new UnservableStartPointException(path, problemOf(resolution));
  }

  private static String problemOf(ImageResolution resolution) {
    return switch (resolution) {
      case ImageResolution.Named _, ImageResolution.Mixed _ -> "nothing is wrong with its image";
      case ImageResolution.Missing _ -> "nothing names its image";
      case ImageResolution.Conflict(String file, ImageName there, ImageName here) ->
          "it names the image %s, and %s names %s".formatted(here, file, there);
      case ImageResolution.BadImageName(JsonNode value) -> "its image_name is " + value;
      case ImageResolution.BadImageNameFile(String file, String problem, Optional<JsonNode> _) ->
          "of " + file + ": " + problem;
    };
  }

  private static void wrapFilenameExtension(ObjectNode manifest) {
    JsonNode extension = manifest.path("filename_extension");
    if (extension.isTextual()) {
      manifest.putArray("filename_extension").add(extension);
    }
  }

  private void includeRagLambda(String path, ObjectNode manifest) {
    if (manifest.has("rag_lambda")) {
      manifest.put("rag_lambda", content(path, text(path, manifest, "rag_lambda")));
    }
  }

  private void includeVisibleFiles(String path, ObjectNode manifest) {
    ObjectNode files = manifest.objectNode();
    for (JsonNode filename : manifest.path("visible_filenames")) {
      files.putObject(filename.asText()).put("content", content(path, filename.asText()));
    }
    manifest.remove("visible_filenames");
    manifest.set("visible_files", files);
  }

  private static String text(String path, ObjectNode manifest, String key) {
    return Optional.ofNullable(manifest.path(key).textValue())
        .orElseThrow(() -> new UnservableStartPointException(path, key + " is not a String"));
  }

  private String content(String path, String filename) {
    String folder = ManifestPaths.folderOf(path);
    return new String(bytes(path, folder + "/" + filename), UTF_8);
  }

  private byte[] bytes(String manifestPath, String file) {
    if (lookup.find(file) instanceof Finding.File(var regular)) {
      return tree.read(regular);
    }
    throw new UnservableStartPointException(manifestPath, "there is no file " + file);
  }
}

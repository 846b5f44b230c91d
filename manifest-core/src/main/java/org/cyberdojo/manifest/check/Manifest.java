package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.manifest.json.JsonLine;
import org.cyberdojo.manifest.layout.ManifestPaths;
import org.cyberdojo.manifest.layout.ProvenanceFile;
import org.cyberdojo.manifest.resolve.ImageResolution;
import org.cyberdojo.manifest.terminal.SafeText;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.TreeLookup;

/** A manifest that is a JSON object, as the rules see it. Not safe for use by several threads. */
final class Manifest {

  /** In a layer of an image a name that begins so says that a file is gone. */
  private static final String WHITEOUT = ".wh.";

  /** In characters; names in messages are cut after so many. */
  private static final int LONGEST_NAME = 200;

  private final Place place;
  private final String path;
  private final ObjectNode json;
  private final ImageResolution image;
  private final TreeLookup lookup;
  private final Map<String, String> entryLines = new HashMap<>();

  /**
   * @param place of the repository
   * @param path of the manifest in it
   * @param lookup in the repository's tree
   */
  Manifest(Place place, String path, ObjectNode json, ImageResolution image, TreeLookup lookup) {
    this.place = place.manifest(path);
    this.path = path;
    this.json = json;
    this.image = image;
    this.lookup = lookup;
  }

  String path() {
    return path;
  }

  ObjectNode json() {
    return json;
  }

  /** Which image it runs in. */
  ImageResolution image() {
    return image;
  }

  boolean has(String key) {
    return json.has(key);
  }

  /** The value of a key, which may be JSON's {@code null}; none when the key is not there. */
  Optional<JsonNode> value(String key) {
    return Optional.ofNullable(json.get(key));
  }

  /** The display name, where it is a string with something in it. */
  Optional<String> displayName() {
    return value(DisplayNameRule.KEY)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(name -> !name.isEmpty());
  }

  /** What stands at a file name as the manifest has it, relative to its own folder. */
  Finding find(String filename) {
    return lookup.find(ManifestPaths.folderOf(path), filename);
  }

  /** What stands at a path of the repository. */
  Finding findInRepository(String repositoryPath) {
    return lookup.find(repositoryPath);
  }

  /**
   * Whether {@code create} writes this file itself, beside a manifest, or the folder that it stands
   * in: what the repository has there is not what would be served.
   *
   * @param filename as the manifest has it; it may be a link to the file
   */
  boolean isReserved(String filename, TreeEntry.RegularFile file) {
    return names(filename, file).anyMatch(this::isReserved);
  }

  private boolean isReserved(String path) {
    return ProvenanceFile.isReserved(lastPart(path))
        && lookup.find(ManifestPaths.folderOf(path), ManifestPaths.FILENAME)
            instanceof Finding.File;
  }

  /** Whether an image cannot have this file, by its name or that of a folder that it stands in. */
  boolean isWhiteout(String filename, TreeEntry.RegularFile file) {
    return names(filename, file).anyMatch(name -> lastPart(name).startsWith(WHITEOUT));
  }

  /** What the file and its folders are called, as they are and as the manifest says. */
  private Stream<String> names(String filename, TreeEntry.RegularFile file) {
    String folder = ManifestPaths.folderOf(path);
    String asked = folder.isEmpty() ? filename : folder + "/" + filename;
    return Stream.of(asked, file.path())
        .flatMap(name -> Stream.iterate(name, some -> !some.isEmpty(), ManifestPaths::folderOf));
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A fault of the manifest as a whole. */
  Fault fault(FaultCode code, String text) {
    return new Fault(code, text, List.of(place));
  }

  /** A fault of the value of a key. */
  Fault fault(FaultCode code, String text, String key) {
    return new Fault(code, text, List.of(placeOf(key)));
  }

  /** A fault with a line of its own that tells more. */
  Fault faultWith(FaultCode code, String text, String detail) {
    return new Fault(code, text, List.of(place.detail(detail)));
  }

  /** Where an entry is, which must be there. */
  Place placeOf(String key) {
    return place.detail(entryLines.computeIfAbsent(key, this::entryLine));
  }

  private String entryLine(String key) {
    return entryLine(key, json.path(key));
  }

  /** An entry as faults show it. */
  static String entryLine(String key, JsonNode value) {
    return quoted(key) + ": " + JsonLine.of(value);
  }

  /** A name from the manifest as messages show it: in quotes, and not endless. */
  static String quoted(String name) {
    return '"' + SafeText.of(name, LONGEST_NAME) + '"';
  }
}

package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.manifest.json.JsonLine;
import org.cyberdojo.manifest.json.JsonReading;
import org.cyberdojo.manifest.json.StrictJson;
import org.cyberdojo.manifest.layout.ManifestPaths;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.resolve.ImageResolver;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.TreeLookup;

/** The manifests of one repository, read one after the other. */
final class RepositoryManifests {

  private static final String BAD_JSON = "bad JSON in manifest.json file";

  /** What came of reading a manifest. */
  sealed interface Reading {}

  record Read(Manifest manifest) implements Reading {}

  record Unread(Fault fault) implements Reading {}

  private final SourceRepository source;
  private final Provenance provenance;
  private final Place place;
  private final TreeLookup lookup;
  private final ImageResolver images;
  private final List<String> paths;

  RepositoryManifests(StartPointType type, SourceRepository source, Provenance provenance) {
    this.source = source;
    this.provenance = provenance;
    this.place = Place.in(type, source);
    this.lookup = TreeLookup.in(source.tree());
    this.images = ImageResolver.of(type, source.tree(), lookup);
    this.paths = ManifestPaths.in(source.tree());
  }

  /** The fault of a repository that has no manifest at all. */
  Stream<Fault> faultIfNone() {
    return paths.isEmpty()
        ? Stream.of(new Fault(FaultCode.NO_MANIFESTS, "no manifest.json files in", List.of(place)))
        : Stream.empty();
  }

  /** Every manifest, sorted by path, read as the stream is read. */
  Stream<Reading> readings() {
    return paths.stream().map(this::read);
  }

  private Reading read(String path) {
    Finding finding = lookup.find(path);
    return switch (finding) {
      case Finding.File(var file) -> read(path, file);
      case Finding.Folder _ -> badJson(path, "it is a folder");
      case Finding.Missing _ -> badJson(path, "it is a symbolic link to nowhere");
      case Finding.Outside _, Finding.NoFile _ ->
          escape(path, FileFault.of(finding, "manifest.json").orElseThrow());
    };
  }

  private Reading read(String path, TreeEntry.RegularFile file) {
    return switch (StrictJson.read(source.tree(), file)) {
      case JsonReading.Good(ObjectNode json) ->
          new Read(new Manifest(place, path, json, images.resolve(path, json, provenance), lookup));
      case JsonReading.Malformed(String words) -> badJson(path, words);
      case JsonReading.DuplicateKeys(List<String> keys) ->
          unread(
              path,
              FaultCode.DUPLICATE_KEYS,
              "duplicate keys in manifest.json file",
              JsonLine.of(keys));
    };
  }

  private Reading badJson(String path, String words) {
    return unread(path, FaultCode.BAD_JSON, BAD_JSON, words);
  }

  private Reading escape(String path, FileFault fault) {
    return new Unread(new Fault(fault.code(), fault.text(), List.of(place.manifest(path))));
  }

  private Reading unread(String path, FaultCode code, String text, String detail) {
    return new Unread(new Fault(code, text, List.of(place.manifest(path).detail(detail))));
  }
}

package org.cyberdojo.builder.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.layout.UnreadableProvenanceException;
import org.cyberdojo.manifest.serving.KeptStartPoints;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.serving.UnservableStartPointException;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FolderStamp;

/** The one layer that a start-point image has above its base. */
final class StartPointLayer {

  /** Where the repositories stand in the image, from its root. */
  static final String FOLDER = "app/repos";

  static final String SHAS = "shas.txt";
  static final String TYPE = "image.type";

  private static final int FILE = 0644;
  private static final long TIME = LayerTar.ANY_TIME.getEpochSecond();
  private static final int MOST_ENTRIES = 200_000;
  private static final long MOST_BYTES = 1024L * 1024 * 1024;

  private StartPointLayer() {}

  /**
   * Writes it; the same repositories give the same bytes.
   *
   * @param maker the commit of this program, for the server to keep what it serves; with none it
   *     reads everything anew
   */
  static SpooledLayer of(
      StartPointType type, List<PreparedRepository> repositories, Optional<CommitSha> maker)
      throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    StringBuilder shas = new StringBuilder();
    for (int index = 0; index < repositories.size(); index++) {
      PreparedRepository repository = repositories.get(index);
      entries.addAll(RepositoryEntries.of(repository.tree(), FOLDER + "/" + index));
      shas.append(line(index, repository));
    }
    entries.add(text(SHAS, shas.toString()));
    entries.add(text(TYPE, type.text()));
    requireFitting(entries);
    maker.flatMap(commit -> kept(type, repositories, entries, commit)).ifPresent(entries::add);
    return LayerTar.spool(entries, LayerTar.ANY_TIME);
  }

  private static String line(int index, PreparedRepository repository) {
    return index
        + " \t "
        + repository.source().sha()
        + " \t "
        + repository.source().argument()
        + "\n";
  }

  private static Optional<LayerEntry> kept(
      StartPointType type,
      List<PreparedRepository> repositories,
      List<LayerEntry> entries,
      CommitSha maker) {
    try {
      ServedStartPoints served =
          ServedStartPoints.load(
              type, repositories.stream().map(PreparedRepository::tree).toList());
      byte[] bytes = KeptStartPoints.bytes(served, stamp(entries), maker);
      return Optional.of(LayerEntry.File.of(FOLDER + "/" + KeptStartPoints.FILENAME, FILE, bytes));
    } catch (UnservableStartPointException | UnreadableProvenanceException e) {
      return Optional.empty(); // nobody has checked them; the server says what is wrong
    }
  }

  private static FolderStamp stamp(List<LayerEntry> entries) {
    FolderStamp stamp = FolderStamp.EMPTY;
    for (LayerEntry entry : entries) {
      String path = entry.path().substring(FOLDER.length() + 1);
      if (entry instanceof LayerEntry.File file) {
        stamp = stamp.plus(path, file.size(), TIME);
      } else if (entry instanceof LayerEntry.SymbolicLink link) {
        stamp = stamp.plus(path, link.target().getBytes(StandardCharsets.UTF_8).length, TIME);
      }
    }
    return stamp;
  }

  private static LayerEntry text(String name, String text) {
    return LayerEntry.File.of(FOLDER + "/" + name, FILE, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireFitting(List<LayerEntry> entries) {
    if (entries.size() > MOST_ENTRIES) {
      throw new OversizedImageException(
          "they have " + entries.size() + " files, and " + MOST_ENTRIES + " is the most");
    }
    long bytes = 0;
    for (LayerEntry entry : entries) {
      bytes += entry instanceof LayerEntry.File file ? file.size() : 0;
    }
    if (bytes > MOST_BYTES) {
      throw new OversizedImageException(
          "they have " + bytes + " bytes, and " + MOST_BYTES + " is the most");
    }
  }
}

package org.cyberdojo.manifest.serving;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FolderStamp;

/**
 * What a start-point image serves, in one file beside the files that it was made of: a server that
 * reads it starts in a fraction of the time. It is believed only while those files are the ones
 * that it was made of, by the same version of this program; otherwise the files themselves are
 * read.
 *
 * <p>The file: {@code KEPT}, the format's number, the maker's commit, the stamp of the folder, the
 * type, how many manifests; of each its names, image, provenance and JSON text. Texts as their
 * length and their UTF-16 units; one that is absent is empty.
 */
public final class KeptStartPoints {

  /** The file's name, in the folder that holds the clones. */
  public static final String FILENAME = "served";

  private static final int MAGIC = 0x4b455054; // KEPT
  private static final int FORMAT = 2;

  private KeptStartPoints() {}

  /**
   * The file's bytes.
   *
   * @param stamp of the folder that it is to stand in, without it
   * @param maker the commit of this program
   */
  public static byte[] bytes(ServedStartPoints startPoints, FolderStamp stamp, CommitSha maker) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT);
      write(out, maker.text());
      out.writeLong(stamp.sum());
      write(out, startPoints.type().text());
      out.writeInt(startPoints.manifests().size());
      for (ServedManifest manifest : startPoints.manifests()) {
        write(manifest, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(ServedManifest manifest, DataOutputStream out) throws IOException {
    Provenance provenance = manifest.provenance();
    write(out, manifest.name());
    write(out, manifest.originalName());
    write(out, manifest.imageText().orElse(""));
    write(out, provenance.sha().text());
    write(out, provenance.url().text());
    write(out, provenance.imageSha().map(CommitSha::text).orElse(""));
    write(out, provenance.imageName().map(ImageName::toString).orElse(""));
    out.writeInt(manifest.utf8().length);
    out.write(manifest.utf8());
  }

  /**
   * What a file holds; empty when it was made of other files, for another type or by another
   * version, or is no such file.
   *
   * @param stamp of the folder that it stands in, without it
   * @param maker the commit of this program
   */
  public static Optional<ServedStartPoints> read(
      byte[] bytes, StartPointType type, FolderStamp stamp, CommitSha maker) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      boolean isOfThese =
          in.readInt() == MAGIC
              && in.readInt() == FORMAT
              && text(in).equals(maker.text())
              && in.readLong() == stamp.sum()
              && text(in).equals(type.text());
      return isOfThese ? Optional.of(startPoints(type, in)) : Optional.empty();
    } catch (IOException | UnservableStartPointException e) {
      return Optional.empty(); // the files themselves say what is wrong, if anything is
    }
  }

  private static ServedStartPoints startPoints(StartPointType type, DataInputStream in)
      throws IOException {
    int count = in.readInt();
    List<ServedManifest> manifests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      manifests.add(manifest(in));
    }
    return ServedStartPoints.of(type, manifests);
  }

  private static ServedManifest manifest(DataInputStream in) throws IOException {
    String name = text(in);
    String originalName = text(in);
    Optional<String> image = present(text(in));
    Supplier<Provenance> provenance = provenance(text(in), text(in), text(in), text(in));
    return new ServedManifest(name, originalName, image, provenance, json(in));
  }

  private static Supplier<Provenance> provenance(
      String sha, String url, String imageSha, String imageName) {
    return () ->
        new Provenance(
            CommitSha.of(sha),
            RepositoryUrl.of(url),
            present(imageSha).map(CommitSha::of),
            present(imageName).map(ImageName::parse));
  }

  /** Java's own way of writing a text takes 64 KB at most. */
  private static void write(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(in.readChar());
    }
    return text.toString();
  }

  private static byte[] json(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] json = in.readNBytes(Math.max(0, length));
    if (json.length != length) {
      throw new IOException("the file ends within a manifest");
    }
    return json;
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}

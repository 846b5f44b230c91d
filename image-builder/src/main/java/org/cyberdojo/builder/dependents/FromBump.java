package org.cyberdojo.builder.dependents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.builder.dockerfile.Base;
import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.builder.dockerfile.Edit;
import org.cyberdojo.builder.dockerfile.Word;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/** Rewrites the tag in the FROM lines that name an image, and no other byte. */
public final class FromBump {

  private FromBump() {}

  /**
   * The Dockerfile's bytes with the new tag.
   *
   * @param published the image with its new tag
   * @throws BadGraphException when a FROM names the image through a variable
   */
  public static byte[] of(Dockerfile dockerfile, ImageName published) {
    List<Edit> edits = new ArrayList<>();
    dockerfile.baseImages().stream()
        .filter(base -> CanonicalName.isSameRepository(base.name(), published))
        .flatMap(base -> edit(base, published))
        .forEach(edits::add);
    return dockerfile.edited(edits);
  }

  private static Stream<Edit> edit(Base.Image base, ImageName published) {
    Word word = base.from().image();
    if (!ImageName.isWellFormed(word.text())) {
      throw new BadGraphException(
          List.of(
              "line %d: 'FROM %s' names %s through a variable or quotes, and its tag cannot be rewritten; write the name into the FROM"
                  .formatted(base.from().line(), word.text(), base.name().untagged())));
    }
    // the name stays as the author writes it; a digest would be the old image's
    String tag = published.tag().orElseThrow();
    String text = base.name().withTag(tag).toString();
    return word.text().equals(text)
        ? Stream.empty()
        : Stream.of(new Edit(word.start(), word.end(), text));
  }
}

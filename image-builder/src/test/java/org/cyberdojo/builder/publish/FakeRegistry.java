package org.cyberdojo.builder.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cyberdojo.manifest.image.ImageName;

/** A registry in memory, which knows no condition and writes down how its tags moved. */
final class FakeRegistry implements PublishingRegistry {

  private final Map<String, RegistryImage> images = new ConcurrentHashMap<>();
  private final List<String> moves = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> before = _ -> {};

  /** Is told of each call before it is done: {@code find name:tag}, {@code tag name:tag}. */
  void before(Consumer<String> listener) {
    before = listener;
  }

  void put(RegistryImage image, ImageName name) {
    images.put(name.toString(), image);
    images.put(name.untagged().withDigest(image.digest()).toString(), image);
    moves.add(name + " " + image.digest());
  }

  /** How a tag moved, one digest after the other. */
  List<String> moves(ImageName name) {
    List<String> digests = new ArrayList<>();
    for (String move : moves) {
      if (move.startsWith(name + " ")) {
        digests.add(move.substring(name.toString().length() + 1));
      }
    }
    return digests;
  }

  @Override
  public Optional<RegistryImage> find(ImageName name) {
    before.accept("find " + name);
    return Optional.ofNullable(images.get(name.toString()));
  }

  @Override
  public Optional<String> digest(ImageName name) {
    before.accept("digest " + name);
    return Optional.ofNullable(images.get(name.toString())).map(RegistryImage::digest);
  }

  @Override
  public void tag(RegistryImage image, ImageName name) {
    before.accept("tag " + name);
    put(image, name);
  }

  @Override
  public boolean tagIfFree(RegistryImage image, ImageName name) {
    before.accept("tag " + name);
    put(image, name);
    return true;
  }

  @Override
  public List<String> tags(ImageName name) {
    throw new AssertionError("nobody asks for tags");
  }
}

package org.cyberdojo.manifest.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.manifest.commit.CommitSha;

/**
 * The name of a container image, {@code [host[:port]/]name[:tag][@digest]}. An {@code ImageName}
 * that exists is well formed.
 *
 * <p>The text before the first {@code /} is a host only if it has a {@code .} or a {@code :} in it,
 * or is {@code localhost}. The grammar is the one of <a
 * href="https://pkg.go.dev/github.com/distribution/reference">distribution/reference</a>, narrowed
 * as cyber-dojo's services have it.
 *
 * @param host registry host with its port, as written; empty for the default registry
 * @param name path components joined by {@code /}
 * @param tag empty when none is written, which means {@code latest}
 * @param digest algorithm and hex digits, {@code sha256:…}
 */
public record ImageName(
    Optional<String> host, String name, Optional<String> tag, Optional<String> digest) {

  private static final String ALPHANUMERIC = "[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*";
  private static final Pattern HOST =
      Pattern.compile(ALPHANUMERIC + "(?:\\." + ALPHANUMERIC + ")*(?::[0-9]+)?");
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|__|_|-+)[a-z0-9]+)*";
  private static final Pattern NAME = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<path>[^:@]*(?::[0-9]+/[^:@]*)?)(?::(?<tag>[^:@]*))?(?:@(?<digest>.*))?",
          Pattern.DOTALL);

  private static final Pattern SEVEN_HEX_DIGITS = Pattern.compile("[0-9a-fA-F]{7}");

  /** The longest text that is looked at; no registry takes a longer name. */
  private static final int MOST_CHARACTERS = 1024;

  public ImageName {
    String whole = join(host, name, tag, digest);
    host.ifPresent(text -> require(HOST, text, "host", whole));
    require(NAME, name, "name", whole);
    if (host.isEmpty() && hostIn(name).isPresent()) {
      throw new MalformedImageNameException(whole, "its name begins with a host");
    }
    tag.ifPresent(text -> require(TAG, text, "tag", whole));
    digest.ifPresent(text -> require(DIGEST, text, "digest", whole));
  }

  /**
   * Reads an image name.
   *
   * @throws MalformedImageNameException when the text is no image name
   */
  public static ImageName parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > MOST_CHARACTERS || !parts.matches()) {
      throw new MalformedImageNameException(text, "it is not [host[:port]/]name[:tag][@digest]");
    }
    String path = parts.group("path");
    Optional<String> host = hostIn(path);
    return new ImageName(
        host,
        host.map(found -> path.substring(found.length() + 1)).orElse(path),
        Optional.ofNullable(parts.group("tag")),
        Optional.ofNullable(parts.group("digest")));
  }

  /** The image name that a text is; empty when it is none. */
  public static Optional<ImageName> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (MalformedImageNameException e) {
      return Optional.empty();
    }
  }

  /** Whether {@link #parse} takes the text. */
  public static boolean isWellFormed(String text) {
    return find(text).isPresent();
  }

  /** What stands before the first slash, if that is a host. */
  private static Optional<String> hostIn(String path) {
    int slash = path.indexOf('/');
    String first = path.substring(0, Math.max(0, slash));
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost ? Optional.of(first) : Optional.empty();
  }

  private static void require(Pattern pattern, String text, String part, String whole) {
    if (!pattern.matcher(text).matches()) {
      throw new MalformedImageNameException(whole, "its " + part + " is malformed");
    }
  }

  /**
   * Whether the name will always mean the same image: it has a digest, or a tag of exactly 7 hex
   * digits, of either case.
   */
  public boolean isImmutable() {
    return digest.isPresent()
        || tag.filter(text -> SEVEN_HEX_DIGITS.matcher(text).matches()).isPresent();
  }

  /** Whether neither tag nor digest is written. */
  public boolean isUntagged() {
    return tag.isEmpty() && digest.isEmpty();
  }

  /** Host and name, without tag and digest. */
  public ImageName untagged() {
    return new ImageName(host, name, Optional.empty(), Optional.empty());
  }

  /** This image's name with another tag, and no digest. */
  public ImageName withTag(String newTag) {
    return new ImageName(host, name, Optional.of(newTag), Optional.empty());
  }

  /** This image's name as built from a commit: its tag is the commit's sha7. */
  public ImageName taggedWith(CommitSha commit) {
    return withTag(commit.sha7().text());
  }

  /** This name, tag and all, bound to a digest. */
  public ImageName withDigest(String newDigest) {
    return new ImageName(host, name, tag, Optional.of(newDigest));
  }

  /** This name with the {@code latest} written out that a missing tag and digest means. */
  public ImageName withImpliedTag() {
    return isUntagged() ? withTag("latest") : this;
  }

  /** The name as it is written on a command line or in a manifest. */
  @Override
  public String toString() {
    return join(host, name, tag, digest);
  }

  private static String join(
      Optional<String> host, String name, Optional<String> tag, Optional<String> digest) {
    return host.map(text -> text + "/").orElse("")
        + name
        + tag.map(text -> ":" + text).orElse("")
        + digest.map(text -> "@" + text).orElse("");
  }
}

package org.cyberdojo.builder.git;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user name and the password or token of a url, and how to keep them out of a text. */
final class UserInfo {

  private static final Pattern IN_URL =
      Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://(?<info>[^/?#]*)@");
  private static final Pattern IN_TEXT = Pattern.compile("(?<=://)[^/?#\\s'\"]*@");

  private final List<String> secrets = new ArrayList<>();

  private UserInfo(String url) {
    Matcher matcher = IN_URL.matcher(url);
    if (matcher.find()) {
      String info = matcher.group("info");
      add(info);
      for (String part : info.split(":", 2)) {
        add(part);
      }
    }
  }

  /** What is secret in a url. */
  static UserInfo of(String url) {
    return new UserInfo(url);
  }

  private void add(String secret) {
    // a name like git is no secret, and stands in many a path
    if (secret.length() > 3) {
      secrets.add(secret);
      secrets.add(decoded(secret));
      secrets.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A text without what is secret in the url, and without the user info of any other url in it. */
  String removedFrom(String text) {
    String clean = IN_TEXT.matcher(text).replaceAll("");
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    return clean;
  }
}

package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.EngineUnreachableException;
import org.cyberdojo.engine.failure.ImageMissingException;

/** Makes calls, and turns what the library throws into what our callers are told. */
final class EngineCalls {

  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private final EngineAddress address;

  EngineCalls(EngineAddress address) {
    this.address = address;
  }

  /**
   * Makes a call.
   *
   * @param tried what it does, to be read after "Tried to"
   */
  <T> T make(String tried, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw translated(tried, e);
    }
  }

  /** As our callers are told. */
  EngineException translated(String tried, Throwable thrown) {
    return switch (thrown) {
      case EngineException ours -> ours;
      case NotFoundException missing ->
          new ImageMissingException(tried, wordsOf(missing), "look at its name");
      case DockerException refused -> new EngineRefusedException(tried, wordsOf(refused), refused);
      default -> broken(tried, thrown);
    };
  }

  /** The engine's own words, without the JSON around them. */
  static String wordsOf(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    Matcher message = MESSAGE.matcher(text);
    return (message.find() ? message.group(1).replaceAll("\\\\(.)", "$1") : text).strip();
  }

  private EngineException broken(String tried, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        return unreachable(tried, cause);
      }
    }
    return new EngineRefusedException(tried, "of " + thrown, thrown);
  }

  private EngineUnreachableException unreachable(String tried, Throwable cause) {
    String words = String.valueOf(cause.getMessage());
    boolean isDenied =
        cause instanceof AccessDeniedException
            || words.toLowerCase(Locale.ROOT).contains("permission denied");
    String fix =
        isDenied
            ? "become a member of the group that owns the socket ('sudo usermod -aG docker $USER', then log in again)"
            : "start it ('sudo systemctl start docker'), or set DOCKER_HOST to where it is";
    return new EngineUnreachableException(
        tried, "no container engine answers at " + address.uri() + " (" + words + ")", fix, cause);
  }
}

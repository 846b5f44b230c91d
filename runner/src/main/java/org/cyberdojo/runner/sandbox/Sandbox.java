package org.cyberdojo.runner.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cyberdojo.engine.container.Attachment;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.line.Deadlines.Watch;
import org.cyberdojo.runner.line.SpokenOutput;
import org.cyberdojo.runner.sandbox.Ending.Ended;
import org.cyberdojo.runner.sandbox.Ending.NeverBegan;
import org.cyberdojo.runner.sandbox.Ending.TextFiles;
import org.cyberdojo.runner.sandbox.Ending.TimedOut;
import org.cyberdojo.runner.sandbox.Ending.Unreadable;

/**
 * A started container that waits for the files of its one run. Not safe for use by several threads.
 */
public final class Sandbox {

  private static final Duration LONGEST_START = Duration.ofSeconds(30);
  private static final Duration LONGEST_HARVEST = Duration.ofSeconds(5);

  /** Twice the files of the largest request. */
  private static final long MOST_OUTPUT = 8L << 20;

  private static final int LONGEST_LINE = 80;

  private final ContainerId container;
  private final Attachment line;
  private final Deadlines deadlines;
  private final SpokenOutput output;

  private boolean isReady;
  private boolean hasEnded;

  Sandbox(ContainerId container, Attachment line, Deadlines deadlines) {
    this.container = container;
    this.line = line;
    this.deadlines = deadlines;
    this.output = new SpokenOutput(line, MOST_OUTPUT);
  }

  ContainerId container() {
    return container;
  }

  /** Closes the line to the container; its input, where it still waits for some, ends. */
  void hangUp() {
    try {
      line.close();
    } catch (IOException e) {
      // closed all the same
    }
  }

  /** Whether cyber-dojo.sh ended by itself, and so the container does, too. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** Waits until the container takes files; false when it will not. */
  public boolean awaitReady() {
    try (var _ = deadlines.closeAfter(line, LONGEST_START)) {
      isReady = isReady || hears("ready");
      return isReady;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs cyber-dojo.sh. A sandbox runs once.
   *
   * @param limit how long it may run; reading its files takes at most 5 seconds more
   */
  public Ending run(SandboxInput input, Duration limit) {
    Optional<String> fault = begin(input);
    return fault.isPresent() ? new NeverBegan(fault.get()) : end(input, limit);
  }

  /** Empty when cyber-dojo.sh began. */
  private Optional<String> begin(SandboxInput input) {
    try (var _ = deadlines.closeAfter(line, LONGEST_START)) {
      line.write(input.head());
      line.write(input.files().tar());
      line.endInput();
      boolean hasBegun = (isReady || hears("ready")) && hears("begin");
      return hasBegun ? Optional.empty() : Optional.of(explained("the container ended early"));
    } catch (IOException e) {
      return Optional.of(explained("the container did not begin: " + e.getMessage()));
    }
  }

  private Ending end(SandboxInput input, Duration limit) {
    Optional<EndLine> end;
    Watch watch = deadlines.closeAfter(line, limit);
    try (watch) {
      end = endLine();
    } catch (IOException e) {
      return watch.hasExpired()
          ? new TimedOut()
          : new Unreadable(explained("the engine broke off: " + e.getMessage()));
    }
    return end.isPresent()
        ? harvest(input, end.get())
        : new Unreadable(explained("the container ended without a word of how"));
  }

  private Ending harvest(SandboxInput input, EndLine end) {
    try (var _ = deadlines.closeAfter(line, LONGEST_HARVEST)) {
      TextContent stdout = text(end.stdoutBytes());
      TextContent stderr = text(end.stderrBytes());
      TextFiles files = input.harvest() ? Harvest.of(output, input.files()) : TextFiles.NONE;
      hasEnded = true;
      return new Ended(end.status(), stdout, stderr, files);
    } catch (IOException e) {
      return new Unreadable(explained("what was printed could not be read: " + e.getMessage()));
    }
  }

  private TextContent text(long size) throws IOException {
    int some = (int) Math.min(size, TextContent.MOST_BYTES);
    byte[] bytes = output.readNBytes(some);
    if (bytes.length < some) {
      throw new IOException("it broke off after " + bytes.length + " of " + some + " bytes");
    }
    return TextContent.of(bytes, size == some);
  }

  private boolean hears(String word) throws IOException {
    return output.readLine(LONGEST_LINE).filter(word::equals).isPresent();
  }

  private Optional<EndLine> endLine() throws IOException {
    return output.readLine(LONGEST_LINE).flatMap(EndLine::parse);
  }

  private String explained(String fault) {
    String complaint = output.complaint();
    return complaint.isEmpty() ? fault : fault + "; it said: " + complaint;
  }

  /** {@code ended <status> <bytes of stdout> <bytes of stderr>}, as the container says it. */
  private record EndLine(OptionalInt status, long stdoutBytes, long stderrBytes) {

    private static final int HIGHEST_STATUS = 255;

    static Optional<EndLine> parse(String line) {
      if (!line.matches("ended [0-9]{1,10} [0-9]{1,15} [0-9]{1,15}")) {
        return Optional.empty();
      }
      String[] words = line.split(" ", -1);
      long status = Long.parseLong(words[1]);
      return Optional.of(
          new EndLine(
              status > HIGHEST_STATUS ? OptionalInt.empty() : OptionalInt.of((int) status),
              Long.parseLong(words[2]),
              Long.parseLong(words[3])));
    }
  }
}

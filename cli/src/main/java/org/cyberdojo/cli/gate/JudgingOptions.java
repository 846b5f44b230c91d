package org.cyberdojo.cli.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.gate.file.UnreadableFileException;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.manifest.image.ImageName;

/** Which images are judged, by whom, and with which exit status. */
final class JudgingOptions implements Described {

  /** Neither allowed nor denied: nothing could be judged. */
  static final int UNJUDGED = 3;

  private static final int WARNED = 1;
  private static final int DENIED = 2;

  /** From which verdict on the command fails. */
  enum FailOn {
    warn,
    deny
  }

  private List<String> images = new ArrayList<>();

  private Optional<Path> policy = Optional.empty();

  private FailOn failOn = FailOn.deny;

  private boolean json;

  @Override
  public void describe(Description command) {
    command.parameter("IMAGE").says("Names of images.").allInto(given -> images = given);
    command
        .option("--policy", "FILE")
        .as(Path.class)
        .says("Judge by this policy, where no gate is asked. Default: the standard policy.")
        .into(given -> policy = Optional.of(given));
    command
        .option("--fail-on", "warn|deny")
        .as(FailOn.class)
        .says("warn: a warning is status 1. Default: deny, a warning is status 0.")
        .into(given -> failOn = given);
    command.flag("--json").says("Print the verdicts as JSON.").into(given -> json = given);
  }

  boolean isJson() {
    return json;
  }

  /**
   * Judges the images.
   *
   * @throws CommandFailure with {@link #UNJUDGED} when that cannot be done
   */
  Verdicts judged(Surroundings surroundings) {
    List<ImageName> names = images.stream().map(JudgingOptions::name).toList();
    try (DockerEngine engine = DockerEngine.from(surroundings.environment());
        Judge judge = new Judges(surroundings, engine.images()).ofOwn(policy)) {
      return new Verdicts(judge.decide(names));
    } catch (CommandFailure e) {
      throw CommandFailure.ofLines(UNJUDGED, e.lines());
    } catch (MalformedYamlException e) {
      throw CommandFailure.ofFaults(UNJUDGED, e.lines());
    } catch (GateRefusedException
        | UnknownImageException
        | UnreadableFileException
        | UnusableSettingException e) {
      throw CommandFailure.of(UNJUDGED, String.valueOf(e.getMessage()));
    }
  }

  private static ImageName name(String text) {
    return ImageArgument.parse(text, UNJUDGED);
  }

  /** The exit status that tells of the strictest verdict. */
  int status(Verdict strictest) {
    return switch (strictest) {
      case ALLOW -> 0;
      case WARN -> failOn == FailOn.warn ? WARNED : 0;
      case DENY -> DENIED;
    };
  }
}

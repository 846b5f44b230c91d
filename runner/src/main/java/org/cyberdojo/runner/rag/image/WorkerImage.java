package org.cyberdojo.runner.rag.image;

import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The image in whose containers lambdas are called.
 *
 * @param name on the node
 */
public record WorkerImage(ImageName name) {

  /** Its name, without a tag. */
  static final ImageName UNTAGGED = ImageName.parse("cyber-dojo/rag-worker");

  static final String CACHE = "opt/rag/rag.aot";

  private static final String JAVA = "/" + JavaRuntime.FOLDER + "/bin/java";
  private static final String CLASS_PATH = "/" + WorkerFiles.RUBY + ":/" + WorkerFiles.WORKER;

  /** Class data and ahead-of-time caches fit only the options that they were made with. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xmx96m",
          "--enable-native-access=ALL-UNNAMED",
          "-Djruby.native.enabled=false",
          "-Dfile.encoding=UTF-8",
          "-cp",
          CLASS_PATH);

  private static final String WORKER = "org.cyberdojo.runner.rag.worker.LambdaWorker";
  private static final String TRAINING = "org.cyberdojo.runner.rag.worker.Training";

  /** What its containers run. */
  public List<String> command() {
    List<String> command = new ArrayList<>(List.of(JAVA, "-XX:AOTCache=/" + CACHE));
    command.addAll(OPTIONS);
    command.add(WORKER);
    return List.copyOf(command);
  }

  static List<String> trainingCommand() {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-Xmx64m", "-cp", "/" + WorkerFiles.WORKER, TRAINING, JAVA));
    command.addAll(OPTIONS);
    command.add(WORKER);
    return List.copyOf(command);
  }
}

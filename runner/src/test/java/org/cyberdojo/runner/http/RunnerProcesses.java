package org.cyberdojo.runner.http;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.runner.fixture.LinkedJava;

/** Runners that are programs of their own. Closing it ends those that are left. */
final class RunnerProcesses implements AutoCloseable {

  private final List<String> command = new ArrayList<>();
  private final List<Process> started = new ArrayList<>();

  private RunnerProcesses(Path java, String classPath, List<String> options) {
    command.add(java.toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, RunnerMain.class.getName()));
  }

  static RunnerProcesses ofThisBuild() {
    return new RunnerProcesses(
        LinkedJava.program(), System.getProperty("java.class.path"), List.of());
  }

  /**
   * @param java the program
   * @param overlay a folder in front of the class path
   * @param temporary where they put their temporary files
   */
  static RunnerProcesses ofAnotherBuild(Path java, Path overlay, Path temporary) {
    return new RunnerProcesses(
        java,
        overlay + File.pathSeparator + System.getProperty("java.class.path"),
        List.of("-Djava.io.tmpdir=" + temporary));
  }

  /** Starts one, with the arguments of {@link RunnerMain}. */
  Process start(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  /** Waits until one listens. */
  static int portOf(Process process) throws IOException {
    return Integer.parseInt(process.inputReader().readLine());
  }

  @Override
  public void close() {
    started.forEach(Process::destroy);
    started.forEach(process -> process.onExit().join());
  }
}

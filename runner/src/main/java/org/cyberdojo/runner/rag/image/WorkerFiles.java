package org.cyberdojo.runner.rag.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.runner.rag.worker.LambdaWorker;

/** Our worker and the Ruby that it needs, as they travel inside our own jar. */
final class WorkerFiles {

  static final String WORKER = "opt/rag/worker.jar";
  static final String RUBY = "opt/rag/ruby.jar";

  /** A jar entry's time that no clock's zone changes. */
  private static final long ANY_TIME = 946_684_800_000L;

  private static final List<String> CLASSES =
      List.of("Answer", "Answer$Kind", "LambdaWorker", "Question", "RubyLambdas", "Training");

  private WorkerFiles() {}

  static List<LayerEntry> entries() throws IOException {
    byte[] ruby = bytes(WorkerFiles.class, "jruby-complete.jar");
    return List.of(
        LayerEntry.File.of(RUBY, 0644, ruby), LayerEntry.File.of(WORKER, 0644, workerJar()));
  }

  /** The version of that Ruby; its 30 MB say no more. */
  static String rubyVersion() throws IOException {
    return new String(bytes(WorkerFiles.class, "ruby-version"), UTF_8).strip();
  }

  static byte[] workerJar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (String name : CLASSES) {
        String file = LambdaWorker.class.getPackageName().replace('.', '/') + "/" + name + ".class";
        JarEntry entry = new JarEntry(file);
        entry.setTime(ANY_TIME);
        jar.putNextEntry(entry);
        jar.write(bytes(LambdaWorker.class, name + ".class"));
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(Class<?> beside, String name) throws IOException {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name + " is part of our jar").readAllBytes();
    }
  }
}

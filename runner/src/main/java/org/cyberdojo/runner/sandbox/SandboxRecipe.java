package org.cyberdojo.runner.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.cyberdojo.engine.container.Capabilities;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.manifest.image.ImageName;

/** What every container that runs a cyber-dojo.sh is made of. */
final class SandboxRecipe {

  private static final long KB = 1024;
  private static final long MB = 1024 * KB;
  private static final long GB = 1024 * MB;

  private static final int UID = 41966;
  private static final int GID = 51966;
  private static final long PIDS = 128;

  private static final String SCRIPT = script();

  private SandboxRecipe() {}

  static ContainerRecipe of(
      ImageName image, String name, Map<String, String> labels, Map<String, String> environment) {
    return new ContainerRecipe(
        image.withImpliedTag().toString(), // else the engine may take it for a part of an id
        name,
        List.of("bash", "-c", SCRIPT, "cyber-dojo"),
        environment(image, environment),
        labels,
        confinement(image));
  }

  private static SequencedMap<String, String> environment(
      ImageName image, Map<String, String> more) {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("CYBER_DOJO_IMAGE_NAME", image.toString());
    environment.put("CYBER_DOJO_SANDBOX", "/sandbox");
    environment.putAll(more);
    return environment;
  }

  private static Confinement confinement(ImageName image) {
    boolean isClang = isClang(image);
    return new Confinement(
        UID + ":" + GID,
        2 * GB,
        PIDS,
        Confinement.DEFAULT_CPU_SHARES,
        false,
        isClang ? Capabilities.defaultAnd("SYS_PTRACE") : Capabilities.ENGINE_DEFAULT,
        tmpfs(),
        ulimits(isClang));
  }

  /** Clang's address sanitizer reserves far more data than it uses, and traces its process. */
  private static boolean isClang(ImageName image) {
    String name = image.name();
    return name.substring(name.lastIndexOf('/') + 1).startsWith("clang");
  }

  private static SequencedMap<String, String> tmpfs() {
    SequencedMap<String, String> tmpfs = new LinkedHashMap<>();
    tmpfs.put("/sandbox", "exec,size=250M,uid=" + UID + ",gid=" + GID);
    tmpfs.put("/tmp", "exec,size=250M,mode=1777");
    return tmpfs;
  }

  private static SequencedMap<String, Long> ulimits(boolean isClang) {
    SequencedMap<String, Long> ulimits = new LinkedHashMap<>();
    ulimits.put("core", 0L);
    ulimits.put("fsize", 256 * MB);
    ulimits.put("locks", 1024L);
    ulimits.put("nofile", 1024L);
    ulimits.put("nproc", 1024L);
    ulimits.put("stack", 16 * MB);
    if (!isClang) {
      ulimits.put("data", 4 * GB);
    }
    return ulimits;
  }

  private static String script() {
    try (InputStream stream = SandboxRecipe.class.getResourceAsStream("sandbox.sh")) {
      return new String(
          Objects.requireNonNull(stream, "sandbox.sh is part of the jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

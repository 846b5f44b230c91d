package org.cyberdojo.base;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.host.MissingOnHostException;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Puts the images of the services into the container engine. The same distribution of the same
 * commit is the same image, wherever and whenever it is made.
 *
 * <p>usage: {@code java org.cyberdojo.base.ServiceImages DISTRIBUTION PREFIX TAG COMMIT TIME},
 * where TIME is the commit's, as RFC 3339 has it. It prints each image's name and id.
 */
final class ServiceImages {

  private static final String OCI = "org.opencontainers.image.";

  private final ServiceFiles files;
  private final CommitSha commit;
  private final Instant time;

  private ServiceImages(ServiceFiles files, CommitSha commit, Instant time) {
    this.files = files;
    this.commit = commit;
    this.time = time;
  }

  public static void main(String[] args) {
    try (DockerEngine engine = DockerEngine.from(System.getenv())) {
      ServiceImages images =
          new ServiceImages(
              new ServiceFiles(Path.of(args[0]).toAbsolutePath()),
              CommitSha.of(args[3]),
              OffsetDateTime.parse(args[4]).toInstant());
      images.loadInto(engine, args[1], args[2]);
    } catch (CannotMakeBaseException
        | MissingOnHostException
        | EngineException
        | IllegalArgumentException
        | DateTimeException
        | IOException e) {
      System.err.println("ERROR: " + e.getMessage());
      System.exit(1);
    }
  }

  private void loadInto(DockerEngine engine, String prefix, String tag) throws IOException {
    try (SpooledLayer system = spool(files.system());
        SpooledLayer runtime = spool(files.runtime());
        SpooledLayer libraries = spool(files.libraries());
        SpooledLayer program = spool(files.program())) {
      List<Layer> layers = List.of(system, runtime, libraries, program);
      for (Service service : Service.values()) {
        ImageDescription image =
            ImageDescription.scratch(Platform.ofThisMachine())
                .withConfig(config(service))
                .withCreated(time)
                .plus(system.diffId(), "C library")
                .plus(runtime.diffId(), "Java runtime")
                .plus(libraries.diffId(), "libraries")
                .plus(program.diffId(), "cyber-dojo");
        ImageName name = ImageName.parse(prefix + "/" + service.text()).withTag(tag);
        engine.images().load(ImageArchive.whole(image, List.of(name), layers));
        System.out.println(
            name + " " + engine.images().find(name).map(found -> found.id().text()).orElse("gone"));
      }
    }
  }

  private ImageConfig config(Service service) throws IOException {
    return service
        .config(files.probeJar())
        .withEnv("SHA", commit.text())
        .withLabel(OCI + "revision", commit.text())
        .withLabel(OCI + "created", time.toString());
  }

  private static SpooledLayer spool(List<LayerEntry> entries) throws IOException {
    return LayerTar.spool(entries, LayerTar.ANY_TIME);
  }
}

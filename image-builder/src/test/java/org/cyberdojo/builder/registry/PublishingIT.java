package org.cyberdojo.builder.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cyberdojo.builder.publish.Pause;
import org.cyberdojo.builder.publish.Publication;
import org.cyberdojo.builder.publish.Publisher;
import org.cyberdojo.builder.publish.PublishingException;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.builder.publish.RegistryImage;
import org.cyberdojo.builder.publish.Retry;
import org.cyberdojo.builder.registry.FaultyProxy.Fault;
import org.cyberdojo.engine.build.BuildRecipe;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing from a real engine into Debian's registry. */
class PublishingIT {

  private static final CommitSha COMMIT = CommitSha.of("0123456789abcdef0123456789abcdef01234567");
  private static final CommitSha OTHER = CommitSha.of("0123456ffffffffffffffffffffffffffffffff0");
  private static final Duration SETTLE = Duration.ofMillis(1_500);
  private static final Retry RETRY =
      new Retry(5, Duration.ofMillis(50), Duration.ofMillis(400), Pause.REAL);

  @TempDir private Path folder;
  private final List<ImageName> made = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private final DockerEngine local = DockerEngine.from(System.getenv());

  @AfterEach
  void remove_images() {
    made.stream()
        .filter(name -> local.images().find(name).isPresent())
        .forEach(name -> local.images().remove(name));
    local.close();
  }

  @Nested
  class An_open_registry {

    private RegistryServer server;
    private FaultyProxy proxy;
    private ImageName name;

    @BeforeEach
    void start() throws IOException {
      server = RegistryServer.open(folder.resolve("registry"));
      proxy = FaultyProxy.before(server);
      name = ImageName.parse(proxy.host() + "/org/name");
    }

    @AfterEach
    void stop() {
      proxy.close();
      server.close();
    }

    @Test
    void gets_the_very_image_under_both_tags() {
      ImageId id = built(COMMIT);
      Publication publication = publish(id, name, COMMIT);
      assertThat(publication).isInstanceOf(Publication.Pushed.class);
      RegistryImage tagged = registry().find(name.taggedWith(COMMIT)).orElseThrow();
      assertThat(tagged.configDigest()).contains(id.text());
      assertThat(tagged.revision()).contains(COMMIT.text());
      assertThat(tagged.sizeInBytes()).isPositive();
      assertThat(registry().digest(name.withTag("latest"))).contains(tagged.digest());
      assertThat(registry().tags(name)).contains("0123456", "latest");
      ImageName pinned = name.withDigest(tagged.digest());
      made.add(pinned);
      assertThat(local.images().pull(pinned, TransferProgress.NONE).id()).isEqualTo(id);
      assertThat(indexOf("201 PUT /v2/org/name/manifests/0123456"))
          .isLessThan(indexOf("201 PUT /v2/org/name/manifests/latest"));
    }

    @Test
    void keeps_a_commit_that_is_published() {
      publish(built(COMMIT), name, COMMIT);
      Optional<String> digest = registry().digest(name.taggedWith(COMMIT));
      int before = proxy.requests().size();
      Publication again = publish(built(COMMIT), name, COMMIT);
      assertThat(again).isInstanceOf(Publication.AlreadyPublished.class);
      assertThat(again.image().digest()).isEqualTo(digest.orElseThrow());
      assertThat(proxy.requests().subList(before, proxy.requests().size()))
          .noneMatch(request -> request.contains("PUT") || request.contains("POST"));
    }

    @Test
    void keeps_another_image_under_the_tag() {
      String digest = pushedByHand(OTHER);
      assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
          .isInstanceOf(PublishingException.class)
          .hasMessageContaining(digest)
          .hasMessageContaining("built from commit " + OTHER)
          .hasMessageContaining("never overwritten");
      assertThat(registry().digest(name.taggedWith(COMMIT))).contains(digest);
      assertThat(registry().digest(name.withTag("latest"))).isEmpty();
    }

    @Test
    void notices_an_image_put_there_between_look_and_push() {
      AtomicInteger looks = new AtomicInteger();
      proxy.breaks(
          request -> {
            if (request.equals("PUT /v2/org/name/manifests/publishing")
                && looks.incrementAndGet() == 1) {
              pushedByHand(OTHER);
            }
            return Optional.empty();
          });
      assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
          .hasMessageContaining("built from commit " + OTHER);
      assertThat(registry().digest(name.withTag("latest"))).isEmpty();
    }

    @Test
    void notices_an_image_put_there_after_the_push() {
      AtomicInteger looks = new AtomicInteger();
      proxy.breaks(
          request -> {
            if (request.equals("HEAD /v2/org/name/manifests/0123456")
                && looks.incrementAndGet() == 1) {
              pushedByHand(OTHER);
            }
            return Optional.empty();
          });
      assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
          .hasMessageContaining("and then somebody made it");
      assertThat(registry().digest(name.withTag("latest"))).isEmpty();
    }

    @Test
    void gets_one_image_from_ten_builders_at_once() throws Exception {
      List<Callable<Publication>> builders = new ArrayList<>();
      for (int builder = 0; builder < 10; builder++) {
        ImageId id = built(COMMIT);
        builders.add(() -> publish(id, name, COMMIT));
      }
      List<Publication> publications = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Publication> publication : threads.invokeAll(builders)) {
          publications.add(publication.get());
        }
      }
      String digest = registry().digest(name.taggedWith(COMMIT)).orElseThrow();
      assertThat(publications)
          .hasSize(10)
          .allMatch(publication -> publication.image().digest().equals(digest));
      assertThat(proxy.requests())
          .filteredOn(request -> request.endsWith("PUT /v2/org/name/manifests/0123456"))
          .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 401, 0})
    @Execution(ExecutionMode.CONCURRENT) // nearly all of it is the engine's patience
    void may_fail_now_and_then(int status) {
      // the engine tries some of them again by itself, after 5 s first and then 10 s
      int faults = status == 429 || status == 401 ? 2 : 1;
      AtomicInteger blobs = new AtomicInteger();
      AtomicInteger manifests = new AtomicInteger();
      proxy.breaks(
          request -> {
            boolean early =
                request.startsWith("POST") && blobs.incrementAndGet() <= faults
                    || status != 401
                        && request.endsWith("/manifests/0123456")
                        && manifests.incrementAndGet() % 2 == 1;
            return early ? Optional.of(Fault.status(status)) : Optional.empty();
          });
      assertThat(publish(built(COMMIT), name, COMMIT)).isInstanceOf(Publication.Pushed.class);
    }

    @Test
    void that_stays_broken_is_an_error_and_moves_nothing() {
      proxy.breaks(
          request ->
              request.startsWith("PUT /v2/org/name/manifests/0")
                  ? Optional.of(Fault.status(500))
                  : Optional.empty());
      assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
          .isInstanceOf(PublishingException.class)
          .hasMessageContaining("the registry answered 500")
          .hasMessageContaining("try again later");
      proxy.breaks(_ -> Optional.empty());
      assertThat(registry().tags(name)).doesNotContain("latest", "0123456");
    }

    @Test
    void that_is_slow_is_waited_for_only_so_long() {
      proxy.breaks(_ -> Optional.of(Fault.slow(Duration.ofSeconds(3))));
      OrasRegistry impatient =
          OrasRegistry.with(RegistrySettings.of(environment).withTimeout(Duration.ofMillis(500)));
      long start = System.nanoTime();
      assertThatThrownBy(() -> impatient.find(name.withTag("x")))
          .isInstanceOf(RegistryFaultException.class)
          .hasMessageContaining("did not answer");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private int indexOf(String request) {
      return proxy.requests().indexOf(request);
    }

    private String pushedByHand(CommitSha commit) {
      ImageName direct = ImageName.parse(server.host() + "/org/name").withTag(COMMIT.sha7().text());
      local.images().tag(built(commit), direct);
      made.add(direct);
      return local.images().push(direct, TransferProgress.NONE).digest();
    }
  }

  @Nested
  class A_registry_with_a_password {

    @Test
    void lets_in_who_knows_it() throws IOException {
      try (RegistryServer server = RegistryServer.withPassword(folder.resolve("registry"))) {
        logIn(RegistryServer.PASSWORD);
        ImageName name = ImageName.parse(server.host() + "/name");
        assertThat(publish(built(COMMIT), name, COMMIT)).isInstanceOf(Publication.Pushed.class);
        assertThat(registry().tags(name)).contains("0123456", "latest");
      }
    }

    @Test
    void keeps_out_who_does_not_and_no_password_is_shown() throws IOException {
      try (RegistryServer server = RegistryServer.withPassword(folder.resolve("registry"))) {
        logIn("wrong-" + RegistryServer.PASSWORD);
        ImageName name = ImageName.parse(server.host() + "/name");
        assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
            .isInstanceOf(PublishingException.class)
            .hasMessageContaining("the registry gives no access")
            .hasMessageContaining("docker login " + server.host())
            .hasMessageNotContaining(RegistryServer.PASSWORD);
      }
    }

    @Test
    void may_speak_tls_with_a_private_authority() throws IOException {
      try (RegistryServer server = RegistryServer.withPasswordOverTls(folder.resolve("registry"))) {
        logIn(RegistryServer.PASSWORD);
        ImageName name = ImageName.parse(server.host() + "/org/name");
        assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
            .hasMessageContaining("its certificate is not trusted")
            .hasMessageContaining("CYBER_DOJO_REGISTRY_CA");
        environment.put("CYBER_DOJO_REGISTRY_CA", server.authority().toString());
        assertThat(publish(built(COMMIT), name, COMMIT)).isInstanceOf(Publication.Pushed.class);
      }
    }

    private void logIn(String password) {
      environment.put("DOCKER_USERNAME", RegistryServer.USER);
      environment.put("DOCKER_PASSWORD", password);
    }
  }

  @Test
  void a_registry_that_is_down_is_an_error() throws IOException {
    ImageName name = ImageName.parse("127.0.0.1:" + RegistryServer.freePort() + "/name");
    assertThatThrownBy(() -> publish(built(COMMIT), name, COMMIT))
        .isInstanceOf(PublishingException.class)
        .hasMessageContaining("the registry cannot be reached");
  }

  private Publication publish(ImageId id, ImageName name, CommitSha commit) {
    try (DockerEngine engine = DockerEngine.from(environment)) {
      return new Publisher(registry(), engine.images(), RETRY, SETTLE).publish(id, name, commit);
    }
  }

  private OrasRegistry registry() {
    return OrasRegistry.with(RegistrySettings.of(environment).withTimeout(Duration.ofSeconds(10)));
  }

  /** An image of its own, however often it is asked for. */
  private ImageId built(CommitSha commit) {
    ImageName name =
        ImageName.parse("publishing-it/" + UUID.randomUUID()).withTag(commit.sha7().text());
    made.add(name);
    return local
        .builds()
        .build(
            BuildRecipe.of(
                name,
                MemoryTree.builder()
                    .file("Dockerfile", "FROM scratch\nCOPY file /file\n")
                    .file("file", name.toString())
                    .build(),
                Map.of("org.opencontainers.image.revision", commit.text())),
            _ -> {});
  }
}

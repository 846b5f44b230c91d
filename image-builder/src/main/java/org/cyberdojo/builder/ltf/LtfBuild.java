package org.cyberdojo.builder.ltf;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.dockerfile.HereDocument;
import org.cyberdojo.builder.forced.ForcedCommit;
import org.cyberdojo.builder.publish.Publication;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.engine.build.BuildRecipe;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * One build of an LTF repository's image, from its commit to the registry: eight steps, in order,
 * the first that fails being the last.
 */
final class LtfBuild {

  private final Tools tools;
  private final BuildRequest request;
  private final StepLog steps;

  LtfBuild(Tools tools, BuildRequest request, BuildListener listener) {
    this.tools = tools;
    this.request = request;
    this.steps = new StepLog(listener);
  }

  BuildReport run() {
    Source source = steps.take(Step.COMMIT, this::source, Source::summary);
    LtfFiles files = LtfFiles.of(source.tree());
    Prepared prepared = steps.take(Step.AUGMENT, () -> prepared(files, source), Prepared::summary);
    steps.take(Step.LINT, () -> lint(files), count -> count + " warnings");
    if (!files.hasStartPoint()) {
      return tested(files, source, prepared, Optional.empty());
    }
    try (TrafficLights.Check check = StepLog.inStep(Step.TRAFFIC_LIGHTS, tools.lights()::prepare)) {
      return tested(files, source, prepared, Optional.of(check));
    }
  }

  private BuildReport tested(
      LtfFiles files, Source source, Prepared prepared, Optional<TrafficLights.Check> check) {
    Built built = steps.take(Step.BUILD, () -> built(files, source, prepared), Built::summary);
    try {
      checkVersion(files, built);
      List<Light> lights = lights(check, source, built);
      return published(source, prepared, built, lights);
    } finally {
      tools.images().find(built.alias()).ifPresent(_ -> tools.images().remove(built.alias()));
    }
  }

  private Source source() {
    return new CommitStep(tools, request).source();
  }

  private Prepared prepared(LtfFiles files, Source source) {
    files.dockerfile().firstHereDocument().ifPresent(LtfBuild::refuse);
    PreparedBase base =
        new BaseImages(tools.images())
            .prepare(
                files.dockerfile(), request.mode() == BuildMode.CRON, steps.output(Step.AUGMENT));
    return new Prepared(
        base, Augmentation.of(files.dockerfile(), base.manager(), base.user(), source.commit()));
  }

  private static void refuse(HereDocument document) {
    throw new StepFailedException(
        Step.AUGMENT,
        "prepare " + LtfFiles.DOCKERFILE,
        "line "
            + document.line()
            + " has a here-document, which the engine's classic builder"
            + " does not know",
        "put its lines into a file beside the Dockerfile and COPY it, or join them with &&");
  }

  private int lint(LtfFiles files) {
    List<String> warnings = FromLint.warnings(files.dockerfile());
    if (request.strict() && !warnings.isEmpty()) {
      throw new StepFailedException(
          Step.LINT,
          "find each FROM immutable",
          String.join("; ", warnings),
          "or build without --strict");
    }
    warnings.forEach(warning -> steps.warn(Step.LINT, warning));
    return warnings.size();
  }

  private Built built(LtfFiles files, Source source, Prepared prepared) {
    ImageName name = files.image().taggedWith(source.commit());
    BuildRecipe recipe =
        BuildRecipe.of(
            name,
            new DockerContext(source.tree(), prepared.dockerfile()),
            ImageLabels.of(
                files.image(),
                source.commit(),
                source.url(),
                prepared.base(),
                tools.clock().instant()));
    ImageId id =
        tools
            .builds()
            .build(
                request.mode() == BuildMode.CRON ? recipe.withoutCache() : recipe,
                steps.output(Step.BUILD));
    Built built = new Built(name, id);
    tools.images().tag(id, built.alias());
    return built;
  }

  private void checkVersion(LtfFiles files, Built built) {
    if (!files.hasVersionCheck()) {
      steps.skip(Step.CHECK_VERSION, "there is no " + LtfFiles.VERSION_CHECK);
      return;
    }
    steps.take(Step.CHECK_VERSION, () -> versionStatus(built), status -> "passed");
  }

  private int versionStatus(Built built) {
    int status =
        tools.versionCheck().run(request.folder(), built.alias(), steps.output(Step.CHECK_VERSION));
    if (status != 0) {
      throw new StepFailedException(
          Step.CHECK_VERSION,
          "run " + LtfFiles.VERSION_CHECK,
          "it ended with status " + status,
          "what it said before tells more");
    }
    return status;
  }

  private List<Light> lights(Optional<TrafficLights.Check> check, Source source, Built built) {
    if (check.isEmpty()) {
      steps.skip(Step.TRAFFIC_LIGHTS, "there is no start_point/: it is a base language");
      return List.of();
    }
    return steps.take(
        Step.TRAFFIC_LIGHTS,
        () -> passedLights(check.get(), source.tree(), built),
        _ -> "all passed");
  }

  private List<Light> passedLights(TrafficLights.Check check, FileTree tree, Built built) {
    List<Light> lights = check.run(built.alias(), tree, steps.output(Step.TRAFFIC_LIGHTS));
    List<String> failed =
        lights.stream()
            .filter(light -> !light.passed())
            .map(light -> light.colour() + " was " + light.outcome())
            .toList();
    if (!failed.isEmpty()) {
      throw new StepFailedException(
          Step.TRAFFIC_LIGHTS,
          "see red, amber and green",
          String.join(" and ", failed),
          "what the runs said tells more");
    }
    return lights;
  }

  private BuildReport published(Source source, Prepared prepared, Built built, List<Light> lights) {
    Optional<Publication> publication = Optional.empty();
    Optional<CommitSha> forced = Optional.empty();
    switch (request.mode()) {
      case COMMIT ->
          publication =
              Optional.of(
                  steps.take(Step.PUBLISH, () -> publish(source, built), Publication::summary));
      case CRON ->
          forced =
              Optional.of(
                  steps.take(
                      Step.PUBLISH,
                      () -> forceCommit(source),
                      commit -> "forced commit " + commit + ", nothing was pushed"));
      case LOCAL -> steps.skip(Step.PUBLISH, "nothing leaves the machine in mode local");
    }
    record(source, prepared, lights, publication);
    return new BuildReport(
        request.mode(),
        built.name(),
        built.id(),
        source.commit(),
        source.workInProgress(),
        steps.warnings(),
        lights,
        publication,
        forced,
        steps.taken());
  }

  private Publication publish(Source source, Built built) {
    return tools.publisher().publish(built.id(), built.name().untagged(), source.commit());
  }

  private CommitSha forceCommit(Source source) {
    RepositoryAddress origin =
        source
            .origin()
            .orElseThrow(
                () ->
                    new StepFailedException(
                        Step.PUBLISH,
                        "force a commit",
                        "the repository has no remote 'origin'",
                        "clone it from where its CI looks"));
    ForcedCommit commit =
        new ForcedCommit(
            "the scheduled build passed",
            Optional.of(origin.url()),
            Optional.of(source.commit()),
            tools.clock().instant());
    return tools.origins().commit(origin, commit.plan());
  }

  private void record(
      Source source, Prepared prepared, List<Light> lights, Optional<Publication> publication) {
    if (publication.isEmpty() || tools.catalog().isEmpty()) {
      steps.skip(
          Step.RECORD,
          publication.isEmpty() ? "nothing was published" : "CYBER_DOJO_CATALOG_URL is not set");
      return;
    }
    Catalog.Facts facts = facts(source, prepared, lights, publication.get());
    steps.take(
        Step.RECORD,
        () -> {
          tools.catalog().get().record(facts);
          return facts;
        },
        recorded -> recorded.image() + " recorded");
  }

  private Catalog.Facts facts(
      Source source, Prepared prepared, List<Light> lights, Publication publication) {
    return new Catalog.Facts(
        publication.name(),
        publication.image().digest(),
        source.commit(),
        source.url(),
        publication.image().created(),
        publication.image().sizeInBytes(),
        prepared.base().name().withImpliedTag().toString(),
        prepared.base().digest(),
        lights);
  }

  /** What is built. */
  record Source(
      CommitSha commit,
      boolean workInProgress,
      FileTree tree,
      RepositoryUrl url,
      Optional<RepositoryAddress> origin) {

    String summary() {
      return workInProgress ? commit + " (work in progress)" : commit.text();
    }
  }

  /** The Dockerfile that is built, and what it stands on. */
  @SuppressWarnings("ArrayRecordComponent") // lives inside one build and is never compared
  private record Prepared(PreparedBase base, byte[] dockerfile) {

    String summary() {
      return base.name().withImpliedTag() + " is " + base.os().name();
    }
  }

  /** The image, and a name that no other build on this engine gives away. */
  private record Built(ImageName name, ImageId id) {

    ImageName alias() {
      return name.withTag(name.tag().orElseThrow() + "-" + id.text().substring(7, 19));
    }

    String summary() {
      return name + " is " + id;
    }
  }
}

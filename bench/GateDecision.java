import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.decide.Decider;
import org.cyberdojo.gate.decide.Question;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * Fills a catalog, and times decisions in this process. Prints {@code <what> <nanoseconds>} for each round: of the judging
 * alone, of a decision that is remembered, and of one that is read from the catalog.
 *
 * <p>usage: {@code GateDecision STORE IMAGES TAGS_OF_EACH ROUNDS}
 */
final class GateDecision {

  private static final Instant NOW = Instant.now();
  private static final int JUDGINGS = 200_000;
  private static final int REMEMBERED = 200_000;
  private static final int READ = 3_000;

  private static long sink;

  private GateDecision() {}

  public static void main(String[] arguments) {
    int images = Integer.parseInt(arguments[1]);
    int tags = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    try (Store store = Store.open(StoreLocation.ofFile(Path.of(arguments[0])))) {
      fill(store, images, tags);
      Gate gate = Gate.by(Policy.standard());
      Decider decider = new Decider(gate, store.catalog(), Clock.systemUTC());
      ImageFacts facts =
          ImageFacts.withoutCatalog(image(1, 1), CreationDate.of(NOW.minus(Duration.ofDays(400)), "the image's config"));
      Question one = Question.about(image(1, 1));
      int[] order = new Random(42).ints(READ, 0, images * tags).toArray();
      for (int round = -1; round < rounds; round++) { // the first one warms up
        report(round, "judge", JUDGINGS, _ -> gate.judge(facts, NOW));
        report(round, "remembered", REMEMBERED, _ -> decider.decide(one));
        report(
            round,
            "read",
            READ,
            i -> {
              decider.forget();
              return decider.decide(Question.about(image(order[i] / tags, order[i] % tags)));
            });
      }
    }
    if (sink == 0) {
      throw new IllegalStateException("nothing was decided");
    }
  }

  private static void report(int round, String what, int count, IntFunction<Decision> decide) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      sink += decide.apply(i).findings().size();
    }
    if (round >= 0) {
      System.out.println(what + " " + (System.nanoTime() - start) / count);
    }
  }

  private static ImageName image(int image, int tag) {
    return ImageName.parse("ghcr.io/cyber-dojo-languages/language_%d:%07x".formatted(image, image * 4096 + tag));
  }

  private static void fill(Store store, int images, int tags) {
    for (int image = 0; image < images; image++) {
      List<ImageReport> reports = new ArrayList<>();
      for (int tag = 0; tag < tags; tag++) {
        reports.add(report(image, tag));
      }
      store.catalog().record(reports, NOW);
    }
    for (int image = 0; image < images; image += 50) {
      store
          .riskMarks()
          .add(
              new MarkRequest(
                  image(image, 0), Finding.of(Severity.HIGH, "a hole"), "bench", RiskMark.BY_HAND,
                  NOW.plus(Duration.ofDays(9))),
              NOW);
    }
  }

  private static ImageReport report(int image, int tag) {
    ImageName name = image(image, tag);
    Instant created = NOW.minus(Duration.ofDays(1 + tag % 300));
    ImageRecord record =
        ImageRecord.of(name)
            .withDigest("sha256:%064x".formatted(image * 4096L + tag))
            .withSource(
                CommitSha.of(name.tag().orElseThrow() + "0".repeat(33)),
                RepositoryUrl.of("https://github.com/cyber-dojo-languages/language-" + image))
            .withCreated(CreationDate.of(created, "the builder"))
            .withSize(123_456_789);
    Optional<Duration> light = Optional.of(Duration.ofMillis(400));
    return new ImageReport(record, List.of(new LightsRun(created, light, light, light)), "bench");
  }
}

package org.cyberdojo.manifest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cyberdojo.manifest.fixture.RealManifests;
import org.cyberdojo.manifest.resolve.ImageResolution;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealManifestsTest {

  @ParameterizedTest
  @CsvSource({"LANGUAGES, 80", "CUSTOM, 22", "EXERCISES, 61"})
  void pass_every_check(StartPointType type, int count) {
    List<SourceRepository> repositories = RealManifests.repositories(type);
    CheckReport report = StartPointChecks.check(type, repositories);
    assertThat(FaultLines.of(report)).isEmpty();
    assertThat(report.startPoints())
        .hasSize(count)
        .allSatisfy(
            startPoint -> {
              if (startPoint.image() instanceof ImageResolution.Named named) {
                assertThat(startPoint.manifest().path("image_name").textValue())
                    .isEqualTo(named.image().toString());
                assertThat(named.isMutable()).isFalse();
              }
            });
  }
}

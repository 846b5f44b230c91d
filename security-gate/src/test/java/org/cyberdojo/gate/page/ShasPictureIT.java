package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.http.RunningGate;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the picture of the page that the documents show; {@code -Drenew=docs/shas.png} puts it
 * there.
 */
class ShasPictureIT {

  private static final Instant NOW = RunningGate.NOW;
  private static final Path DOCUMENT = Path.of("../docs/shas.png");
  private static final long MOST_BYTES = 300_000;

  private static ImageName newest(List<ImageReport> reports, String name) {
    return reports.stream()
        .map(report -> report.record().image())
        .filter(image -> image.name().endsWith("/" + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_page_fits_into_a_picture(@TempDir Path folder) throws Exception {
    try (Store store = Store.open(StoreLocation.ofFile(folder.resolve("catalog.db")))) {
      List<ImageReport> reports = new RealLanguages(NOW).reports(20);
      store.catalog().record(reports, NOW);
      store
          .riskMarks()
          .add(
              new MarkRequest(
                  newest(reports, "python_unittest"),
                  Finding.of(Severity.HIGH, "its compiler can be made to run for ever"),
                  "jo",
                  RiskMark.BY_HAND,
                  NOW.plus(Duration.ofDays(30))),
              NOW);
    }
    byte[] picture;
    try (RunningGate gate = new RunningGate(folder, settings -> settings);
        Chromium chromium = Chromium.start();
        BrowserContext context =
            chromium
                .browser()
                .newContext(
                    new Browser.NewContextOptions()
                        .setViewportSize(1180, 720)
                        .setColorScheme(ColorScheme.LIGHT))) {
      Page page = context.newPage();
      page.navigate(gate.url() + "/shas");
      page.waitForLoadState();
      picture = page.screenshot();
    }
    assertThat(picture.length).isBetween(20_000, (int) MOST_BYTES);
    if ("docs/shas.png".equals(System.getProperty("renew"))) {
      Files.write(DOCUMENT, picture);
    }
    assertThat(DOCUMENT).exists();
    assertThat(Files.size(DOCUMENT)).isLessThan(MOST_BYTES);
  }
}

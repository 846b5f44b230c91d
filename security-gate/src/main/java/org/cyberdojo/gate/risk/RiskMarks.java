package org.cyberdojo.gate.risk;

import java.time.Instant;
import java.util.List;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The risk marks. A mark is never deleted: a lifted one no longer counts and stays to be read. Safe
 * for any thread; what is acknowledged survives the end of the process.
 */
public interface RiskMarks {

  /** Makes a mark. */
  RiskMark add(MarkRequest request, Instant now);

  /**
   * Lifts the marks on exactly this name, as it was marked.
   *
   * @return the marks that were lifted; none when there was none
   */
  List<RiskMark> lift(ImageName image, String by, Instant now);

  /** Lifts one mark by its number; none when there is no such mark, or it is lifted already. */
  List<RiskMark> lift(long id, String by, Instant now);

  /**
   * Replaces the scanner's marks on the image by those of a new scan. Importing the same twice
   * changes nothing.
   */
  Import replace(ScanResult scan, Instant now);

  /**
   * The marks on any tag of a name, or on every image when the name is empty; the newest first,
   * lifted ones too.
   */
  List<MarkHistory> history(String name, int most);

  /** The same without those that are lifted or have ended. */
  List<MarkHistory> counting(String name, Instant now, int most);
}

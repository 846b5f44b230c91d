package org.cyberdojo.gate.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** In which order images are shown. What is not known comes last. */
public enum Sort {
  NEWEST {
    @Override
    Comparator<ImageGroup> order() {
      return Comparator.comparing((ImageGroup group) -> group.newest().tag().ordered()).reversed();
    }
  },
  NAME {
    @Override
    Comparator<ImageGroup> order() {
      return Comparator.comparing(ImageGroup::shortName);
    }
  },
  SIZE {
    @Override
    Comparator<ImageGroup> order() {
      return Comparator.comparingLong(
              (ImageGroup group) -> group.newest().tag().record().size().orElse(0))
          .reversed();
    }
  },
  DURATION {
    @Override
    Comparator<ImageGroup> order() {
      return Comparator.comparingDouble((ImageGroup group) -> group.newest().total().orElse(0.0))
          .reversed();
    }
  },
  TREND {
    @Override
    Comparator<ImageGroup> order() {
      return Comparator.comparing((ImageGroup group) -> group.trend().isKnown())
          .thenComparingDouble(group -> group.trend().ratio())
          .reversed();
    }
  },
  VERDICT {
    @Override
    Comparator<ImageGroup> order() {
      return Comparator.comparing((ImageGroup group) -> group.newest().verdict()).reversed();
    }
  };

  abstract Comparator<ImageGroup> order();

  /** The order whose {@link #text} this is, else the newest first. */
  static Sort of(String text) {
    return Arrays.stream(values())
        .filter(sort -> sort.text().equals(text))
        .findFirst()
        .orElse(NEWEST);
  }

  /** As it stands in an address: {@code size}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

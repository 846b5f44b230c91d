package org.cyberdojo.manifest.check;

import java.util.stream.Stream;

/** A manifest has both of language and test framework, or neither. */
record LanguageAndTestFrameworkRule() implements Rule {

  static final String LANGUAGE = "language";
  static final String TEST_FRAMEWORK = "test_framework";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    boolean hasLanguage = manifest.has(LANGUAGE);
    if (hasLanguage == manifest.has(TEST_FRAMEWORK)) {
      return Stream.empty();
    }
    return Stream.of(
        manifest.faultWith(
            FaultCode.LANGUAGE_XOR_TEST_FRAMEWORK,
            "language and test_framework must both be present or both absent",
            hasLanguage ? detail(LANGUAGE, TEST_FRAMEWORK) : detail(TEST_FRAMEWORK, LANGUAGE)));
  }

  private static String detail(String present, String absent) {
    return "has \"" + present + "\" but not \"" + absent + "\"";
  }
}

package org.cyberdojo.manifest.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DebianPackageTest {

  @Test
  void a_program_that_is_here_needs_nothing() {
    assertThatCode(() -> DebianPackage.need("bash", "no-such-package")).doesNotThrowAnyException();
  }

  @Test
  void what_cannot_be_had_skips_the_test_aloud() {
    assertThatThrownBy(() -> DebianPackage.need("no-such-program", "no-such-package"))
        .satisfies(
            thrown ->
                assertThat(thrown.getClass().getSimpleName()).isEqualTo("TestAbortedException"))
        .hasMessageContaining("SKIPPED: ")
        .hasMessageContaining("no-such-package");
  }
}

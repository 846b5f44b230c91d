package org.cyberdojo.builder.ltf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsReleaseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PRETTY_NAME="Debian GNU/Linux 12 (bookworm)";ID=debian          | APT
          NAME="Ubuntu";ID=ubuntu;ID_LIKE=debian                          | APT
          ID='raspbian';ID_LIKE="debian"                                  | APT
          ID=mint;ID_LIKE="ubuntu debian"                                 | APT
          NAME="Alpine Linux";ID=alpine                                   | APK
          # ID=debian;;ID=alpine                                          | APK
          """)
  void a_known_system_has_its_package_manager(String text, PackageInstaller manager) {
    assertThat(OsRelease.parse(text.replace(';', '\n')).packageManager()).contains(manager);
  }

  @Test
  void an_unknown_one_has_a_name() {
    OsRelease fedora = OsRelease.parse("ID=fedora\nPRETTY_NAME=\"Fedora Linux 40\"\nnonsense\n");
    assertThat(fedora.packageManager()).isEmpty();
    assertThat(fedora.name()).isEqualTo("Fedora Linux 40");
    assertThat(OsRelease.parse("").name()).isEqualTo("linux");
  }
}

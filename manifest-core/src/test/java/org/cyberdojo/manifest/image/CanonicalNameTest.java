package org.cyberdojo.manifest.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNameTest {

  @ParameterizedTest
  @CsvSource({
    "gcc,                                    gcc",
    "gcc:12,                                 gcc:12",
    "library/gcc:12,                         gcc:12",
    "docker.io/gcc:12,                       gcc:12",
    "docker.io/library/gcc:12,               gcc:12",
    "index.docker.io/library/gcc,            gcc",
    "registry-1.docker.io/cyberdojo/runner,  cyberdojo/runner",
    "DOCKER.IO/library/gcc,                  gcc",
    "library/x/y,                            library/x/y",
    "ghcr.io/library/gcc,                    ghcr.io/library/gcc",
    "GHCR.io/x/elm_test:abc1234,             ghcr.io/x/elm_test:abc1234",
    "ghcr.io:443/x/elm_test,                 ghcr.io/x/elm_test",
    "ghcr.io:0443/x/elm_test,                ghcr.io/x/elm_test",
    "localhost:5000/x,                       localhost:5000/x",
    "localhost:05000/x,                      localhost:5000/x",
    "index.docker.io/localhost/x:abc1234,    docker.io/localhost/x:abc1234",
    "docker.io/a.b/x,                        docker.io/a.b/x",
    "docker.io/a_b.c/x:abc1234,              docker.io/a_b.c/x:abc1234",
    "localhost:443/x,                        localhost/x",
    "abc:443/x,                              abc:443/x",
    "abc:0443/x,                             abc:443/x",
  })
  void spellings_that_a_registry_takes_for_the_same_become_one(String written, String canonical) {
    assertThat(CanonicalName.of(ImageName.parse(written))).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "debian:12,           docker.io/library/debian,     true",
    "x/gcc,               index.docker.io/x/gcc:abc1234, true",
    "x/gcc,               ghcr.io/x/gcc,                false",
  })
  void names_of_one_repository_are_known_as_such(String one, String other, boolean same) {
    assertThat(CanonicalName.isSameRepository(ImageName.parse(one), ImageName.parse(other)))
        .isEqualTo(same);
  }
}

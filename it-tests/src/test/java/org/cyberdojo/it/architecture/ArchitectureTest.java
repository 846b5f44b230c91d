package org.cyberdojo.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house: who may use whom, and who may touch the world outside. */
class ArchitectureTest {

  private static final String OURS = "org.cyberdojo..";

  /** Each module's packages, and the packages of ours that it may use. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "org.cyberdojo.manifest..", List.of(),
          "org.cyberdojo.http..", List.of("org.cyberdojo.manifest.json.."),
          "org.cyberdojo.engine..", List.of("org.cyberdojo.manifest.."),
          "org.cyberdojo.builder..", List.of("org.cyberdojo.manifest..", "org.cyberdojo.engine.."),
          "org.cyberdojo.startpoint..", List.of("org.cyberdojo.manifest..", "org.cyberdojo.http.."),
          "org.cyberdojo.runner..",
              List.of("org.cyberdojo.manifest..", "org.cyberdojo.http..", "org.cyberdojo.engine.."),
          "org.cyberdojo.gate..", List.of("org.cyberdojo.manifest..", "org.cyberdojo.http.."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.cyberdojo");

  @TestFactory
  Stream<DynamicTest> a_module_uses_only_the_modules_that_the_design_gives_it() {
    return MODULES.entrySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(module.getKey())
                            .should()
                            .dependOnClassesThat(oursBut(module.getKey(), module.getValue()))
                            .allowEmptyShould(true)
                            .check(CLASSES)));
  }

  @Test
  void packages_do_not_depend_on_each_other_in_a_circle() {
    slices().matching("org.cyberdojo.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_adapters_and_the_command_start_processes_or_open_sockets() {
    noClasses()
        .that(
            resideOutsideOfPackages(
                "..docker..",
                "..git..",
                "..registry..",
                "..http..",
                "..server..",
                "..cli..",
                // what runs in a container of its own, without network, next to nothing else
                "..rag.worker.."))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "touch processes or sockets",
                type ->
                    type.isAssignableTo(Process.class)
                        || type.isEquivalentTo(ProcessBuilder.class)
                        || type.isEquivalentTo(java.net.Socket.class)
                        || type.isEquivalentTo(java.net.ServerSocket.class)
                        || type.getPackageName().startsWith("java.net.http")
                        || type.getPackageName().startsWith("com.github.dockerjava")
                        || type.getPackageName().startsWith("io.vertx.core.net")))
        .check(CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    classes().that(resideInAnyPackage(OURS)).should(new BeNullMarked()).check(CLASSES);
  }

  @Test
  void no_class_is_named_for_nothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> oursBut(String own, List<String> allowed) {
    String[] mayUse = Stream.concat(Stream.of(own), allowed.stream()).toArray(String[]::new);
    return resideInAnyPackage(OURS)
        .and(resideOutsideOfPackages(mayUse))
        .as("are ours, and neither " + own + " nor any of " + Arrays.toString(mayUse));
  }
}

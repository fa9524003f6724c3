package org.tacescore.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.tacescore");
  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .withImportOption(location -> location.contains("Planted"))
          .importPackages("org.tacescore");

  static Stream<Named<ArchRule>> rules() {
    return ArchitectureRules.all().entrySet().stream().map(r -> Named.of(r.getKey(), r.getValue()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsInEveryModule(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCTION);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isSeenToFailOnAPlantedFault(ArchRule rule) {
    assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
  }

  @Test
  void seesEveryModule() {
    assertThat(PRODUCTION.stream().map(c -> c.getPackageName()))
        .containsAll(
            Set.of(
                "org.tacescore.volume",
                "org.tacescore.radiomics",
                "org.tacescore.network",
                "org.tacescore.report",
                "org.tacescore.worker.queue",
                "org.tacescore.testpacs"));
  }
}

package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.segio.PhaseEvidence.Source;

class PhaseOrderTest {

  /** Scans at seconds; a phase after a colon is what the scan says of itself. */
  private static List<PhaseOrder.Scan> scans(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(
            scan -> {
              String[] parts = scan.split(":", -1);
              Set<ContrastPhase> says = EnumSet.noneOf(ContrastPhase.class);
              for (int i = 1; i < parts.length; i++) {
                says.add(ContrastPhase.valueOf(parts[i]));
              }
              return new PhaseOrder.Scan(
                  HeaderDraft.INJECTION.plusSeconds(Long.parseLong(parts[0])), says, false);
            })
        .toList();
  }

  private static List<String> phases(String modality, String text) {
    List<String> phases = new ArrayList<>();
    for (Optional<PhaseEvidence> evidence : PhaseOrder.of(modality, scans(text))) {
      phases.add(evidence.map(e -> e.phase().name().substring(0, 1)).orElse("-"));
    }
    return phases;
  }

  @ParameterizedTest
  @CsvSource({
    // a native scan at the beginning confirms the others
    "CT, -170 35 70, N A P",
    "CT, -170 35 70 180, N A P D",
    "MR, -170 25 60 170 1200, N A P D H",
    // which of them the only scan after the native one is, intervals do not tell
    "CT, -170 70, - -",
    "CT, -170 70 180, - - -",
    // without a native scan somebody else must say so
    "CT, 35 70 180, - - -",
    "CT, 35 70:PORTAL_VENOUS 180, A - D",
    "CT, 35:ARTERIAL 70:PORTAL_VENOUS, A P",
    "CT, 35:ARTERIAL 70, - P",
    // what a scan says of itself refutes it
    "CT, -170 35:PORTAL_VENOUS 70, - - -",
    "CT, 35:NATIVE 70:PORTAL_VENOUS, - -",
    // several arterial scans, time-resolved series, scans done twice
    "MR, -170 18 24 30 60, - - - - -",
    "MR, 0 3 6 9 12 15 18, - - - - - - -",
    "CT, -170 35 70 75 180, - - - - -",
    "CT, -170 35 36 37 38 180, - - - - - -",
    // hours or days apart is not one examination
    "CT, -90000 35 70, - - -",
    "CT, 35:ARTERIAL, -",
  })
  void speaksOnlyWhereOneAssignmentFits(String modality, String scans, String phases) {
    assertThat(phases(modality, scans)).containsExactly(phases.split(" ", -1));
  }

  @Test
  void isASourceOfItsOwnWhereAllPhasesAreThereAndTheClockAgrees() {
    List<PhaseOrder.Scan> complete =
        scans("-170:NATIVE 35:ARTERIAL 70:PORTAL_VENOUS 180:DELAYED").stream()
            .map(scan -> new PhaseOrder.Scan(scan.at(), scan.says(), true))
            .toList();

    assertThat(PhaseOrder.of("CT", complete))
        .allSatisfy(
            evidence -> assertThat(evidence.orElseThrow().source()).isEqualTo(Source.INTERVALS));
    assertThat(PhaseOrder.of("CT", complete.subList(0, 3)))
        .allSatisfy(
            evidence -> assertThat(evidence.orElseThrow().source()).isEqualTo(Source.CLOCK));
  }

  @Test
  void doesNotDependOnWhatAScanSaysOfItselfInWords() {
    assertThat(phases("CT", "35:ARTERIAL 70:PORTAL_VENOUS 180"))
        .isEqualTo(phases("CT", "35:ARTERIAL 70:PORTAL_VENOUS 180:DELAYED"));
  }
}

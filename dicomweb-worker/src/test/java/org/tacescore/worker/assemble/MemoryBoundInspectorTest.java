package org.tacescore.worker.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.PatientKey;

class MemoryBoundInspectorTest {
  private static final RecipeNeeds RECIPE =
      new RecipeNeeds("hrd", "1", "e1", "CT", Set.of(ContrastPhase.ARTERIAL), Set.of(), Set.of());

  private final List<InstanceRecord> instances = new ArrayList<>();
  private final List<ImageSeries> series = new ArrayList<>();

  /** A series of ten files. */
  private void add(String uid, Optional<ContrastPhase> phase, long bytesAFile) {
    List<UsedInstance> used = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      String sop = uid + "." + i;
      instances.add(record(uid, sop, bytesAFile));
      used.add(new UsedInstance(sop, uid, "1.2.840.10008.5.1.4.1.1.2", "0".repeat(64)));
    }
    series.add(TestSeries.fit(uid, "CT", phase, used));
  }

  private static InstanceRecord record(String uid, String sop, long bytes) {
    return new InstanceRecord(
        sop,
        "1.2.840.10008.5.1.4.1.1.2",
        "1.2",
        uid,
        "CT",
        new PatientKey("", "P"),
        "1.2.840.10008.1.2.1",
        "0".repeat(64),
        bytes,
        Instant.EPOCH,
        new Origin(Origin.Kind.FILE, "test"),
        false);
  }

  private StudyInventory inspect(long mostBytes) {
    return new MemoryBoundInspector(
            all -> new StudyInventory("1.2", series, List.of(), List.of()),
            List.of(RECIPE),
            mostBytes)
        .inspect(instances);
  }

  @Test
  void aStudyThatCannotFitIsHeldByName() {
    add("1.2.1", Optional.of(ContrastPhase.ARTERIAL), 1_000_000);

    assertThat(inspect(40_000_000).images()).hasSize(1);
    assertThatThrownBy(() -> inspect(39_999_999))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("TOO_LARGE")
        .hasMessageContaining("at least 40 MB");
  }

  @Test
  void whatNoRecipeMeasuresCountsForNothing() {
    add("1.2.1", Optional.of(ContrastPhase.ARTERIAL), 1_000);
    add("1.2.2", Optional.of(ContrastPhase.PORTAL_VENOUS), 1_000_000_000);
    add("1.2.3", Optional.empty(), 1_000_000_000);

    assertThat(inspect(40_000).images()).hasSize(3);
  }

  @Test
  void theSmallestSeriesOfAPhaseMayBeTheOne() {
    add("1.2.1", Optional.of(ContrastPhase.ARTERIAL), 1_000);
    add("1.2.2", Optional.of(ContrastPhase.ARTERIAL), 1_000_000_000);

    assertThat(inspect(40_000).images()).hasSize(2);
  }
}

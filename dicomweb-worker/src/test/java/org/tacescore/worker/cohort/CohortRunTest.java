package org.tacescore.worker.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.kernels.JvmKernels;

class CohortRunTest {
  private static final int SIZE = 4;

  @TempDir Path folder;
  private final List<CohortCase> cases = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Path table = Path.of("");
  private CohortRun run = run(1);

  @BeforeEach
  void writeThreeCases() throws IOException {
    table = folder.resolve("features.csv");
    Path mask = write("mask.nrrd", 0);
    for (int k = 1; k <= 3; k++) {
      Path image = write("image" + k + ".nrrd", k);
      cases.add(new CohortCase("case" + k, image, mask, OptionalInt.of(1), Map.of()));
    }
  }

  private static CohortRun run(int jobs) {
    return new CohortRun(new CaseMeasurement(CaseSettings.defaults(), new JvmKernels()), jobs);
  }

  /** Bytes that count up by a step; 1 everywhere for step 0. */
  private Path write(String name, int step) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        """
        NRRD0004
        type: uint8
        dimension: 3
        space: left-posterior-superior
        sizes: 4 4 4
        space directions: (1,0,0) (0,1,0) (0,0,1)
        space origin: (0,0,0)
        encoding: raw

        """
            .getBytes(StandardCharsets.US_ASCII));
    for (int k = 0; k < SIZE * SIZE * SIZE; k++) {
      bytes.write(step == 0 ? 1 : k * step);
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  @Test
  void fullDiskStopsTheRunAndTheNextGoesOn() throws IOException {
    List<CaseResult> whole = run.measure(cases, table, false, result -> {});
    String entries = Files.readString(journal());
    int first = entries.indexOf('\n') + 1;

    assertThatThrownBy(() -> measureOnDiskOf(first + 20, run))
        .isInstanceOf(JournalFault.class)
        .hasMessage(
            "the journal %s cannot be written (No space left on device)".formatted(journal()));
    assertThat(told).containsExactly("case1");
    assertThat(Files.readString(journal())).isEqualTo(entries.substring(0, first));

    assertThat(run.measure(cases, table, true, result -> {})).isEqualTo(whole);
    assertThat(Files.readString(journal())).isEqualTo(entries);
  }

  @Test
  void fullDiskStopsSeveralCasesAtATime() {
    assertThatThrownBy(() -> measureOnDiskOf(20, run(3))).isInstanceOf(JournalFault.class);

    assertThat(told).isEmpty();
    assertThat(journal()).isEmptyFile();
  }

  @Test
  void saysWhyTheJournalCannotBeOpened() {
    Path nowhere = folder.resolve("nowhere").resolve("features.csv");

    assertThatThrownBy(() -> run.measure(cases, nowhere, false, result -> {}))
        .isInstanceOf(JournalFault.class)
        .hasMessageContaining(nowhere + ".journal cannot be written (NoSuchFileException)");
  }

  private void measureOnDiskOf(long room, CohortRun onDisk) throws IOException {
    try (CohortJournal journal =
        new CohortJournal(
            journal(),
            new FullDisk(
                Files.newByteChannel(
                    journal(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING),
                room),
            Map.of())) {
      onDisk.measure(cases, journal, result -> told.add(result.id()));
    }
  }

  private Path journal() {
    return folder.resolve("features.csv.journal");
  }
}

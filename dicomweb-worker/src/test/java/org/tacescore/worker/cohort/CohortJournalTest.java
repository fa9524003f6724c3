package org.tacescore.worker.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortJournalTest {
  @TempDir Path folder;
  private Path table;

  @BeforeEach
  void writeTwoEntries() throws IOException {
    table = folder.resolve("features.csv");
    try (CohortJournal journal = CohortJournal.open(table, false)) {
      journal.add("k1", Map.of("mean", "1.5"));
      journal.add("k2", Map.of("mean", "2.5"));
    }
  }

  @Test
  void keepsWhatWasFinished() throws IOException {
    try (CohortJournal journal = CohortJournal.open(table, true)) {
      assertThat(journal.finished("k2")).hasValue(Map.of("mean", "2.5"));
      assertThat(journal.finished("k3")).isEmpty();
    }
  }

  @Test
  void beginsAnewWhereTheRunDoesNotResume() throws IOException {
    try (CohortJournal journal = CohortJournal.open(table, false)) {
      assertThat(journal.finished("k1")).isEmpty();
    }
    assertThat(journalFile()).isEmptyFile();
  }

  @Test
  void dropsALineCutShortAndWritesOnAfterTheLastWholeOne() throws IOException {
    Files.writeString(journalFile(), "{\"key\":\"k3\",\"mean\":\"3.", StandardOpenOption.APPEND);

    try (CohortJournal journal = CohortJournal.open(table, true)) {
      assertThat(journal.finished("k1")).isPresent();
      assertThat(journal.finished("k3")).isEmpty();
      journal.add("k3", Map.of("mean", "3.5"));
    }
    try (CohortJournal journal = CohortJournal.open(table, true)) {
      assertThat(journal.finished("k2")).isPresent();
      assertThat(journal.finished("k3")).hasValue(Map.of("mean", "3.5"));
    }
  }

  private Path journalFile() {
    return folder.resolve("features.csv.journal");
  }
}

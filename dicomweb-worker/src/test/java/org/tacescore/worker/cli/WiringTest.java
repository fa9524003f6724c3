package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.assemble.KeySettings;
import org.tacescore.worker.config.WorkerConfig;

/** What of the file goes into the keys of jobs; that they follow it is told beside them. */
class WiringTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segment-roles: {Segment_1: tumour}",
        "phases: {overrides: [{description: Serie 4, phase: portal}]}",
        "phases: {fewest-slices: 9}",
        "deliver-refusals: never"
      })
  void anotherSettingIsAnotherJob(String setting) throws IOException {
    assertThat(settings(setting)).isNotEqualTo(settings(""));
  }

  @Test
  void theRoleOfALabelIsPartOfTheKey() throws IOException {
    assertThat(settings("segment-roles: {Segment_1: tumour}"))
        .isNotEqualTo(settings("segment-roles: {Segment_1: liver}"));
  }

  @Test
  void aPortOrADeadlineIsNoOtherJob() throws IOException {
    assertThat(settings("http: {port: 81}\nslot-deadline: 1h")).isEqualTo(settings(""));
  }

  private KeySettings settings(String setting) throws IOException {
    return Wiring.keySettings(
        WorkerConfig.read(
            Files.writeString(
                folder.resolve("worker.yaml"),
                "data-dir: data\nsite-zone: UTC\ndeliver: none\n" + setting + "\n")));
  }
}

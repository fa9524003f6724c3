package org.tacescore.worker.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tacescore.refusal.RefusedException;

/** Clinical files are read or refused by name, whatever their bytes. */
class ClinicalFilesFuzzTest {
  private static final String HEADER = "patient_id,issuer,analyte,value,unit,time,source\n";

  private final ClinicalFileReader reader = new ClinicalFileReader("site");

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesCsv(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    byte[] file = Arrays.copyOf(header, header.length + data.length);
    System.arraycopy(data, 0, file, header.length, data.length);
    readsOrRefuses(() -> reader.csv(file, "clinical.csv"));
    readsOrRefuses(() -> reader.csv(data, "clinical.csv"));
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesJson(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    readsOrRefuses(() -> reader.json(data, "clinical.json"));
  }

  private static void readsOrRefuses(Supplier<Iterable<ClinicalRecord>> read) {
    try {
      assertThat(read.get()).doesNotContainNull();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }
}

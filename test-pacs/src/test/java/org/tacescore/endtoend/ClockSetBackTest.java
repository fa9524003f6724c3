package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.phantom.PhantomPatient;

/** A clock that is set back by an hour (libfaketime) while a study waits: it is reported once. */
@Tag("peers")
class ClockSetBackTest {
  private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

  @TempDir Path folder;

  private Path offset = Path.of("");
  private Map<String, String> faked = Map.of();

  @BeforeEach
  void fake() throws IOException {
    PeerProgram.requireFile(LIBRARY, "libfaketime");
    offset = Files.writeString(folder.resolve("offset"), "+0\n");
    faked =
        Map.of(
            "LD_PRELOAD", LIBRARY,
            "FAKETIME_TIMESTAMP_FILE", offset.toString(),
            "FAKETIME_CACHE_DURATION", "1",
            // What the system counts since its start does not follow its clock, nor do waits.
            "DONT_FAKE_MONOTONIC", "1",
            "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  private void setBack() throws IOException {
    Path later = Files.writeString(folder.resolve("offset.new"), "-1h\n");
    Files.move(later, offset, StandardCopyOption.REPLACE_EXISTING);
  }

  private OneWorkerStudies studies(long seed) throws Exception {
    return new OneWorkerStudies(folder.resolve("orthanc"), folder.resolve("w"), "", seed);
  }

  @Test
  void whileTheWorkerRuns() throws Exception {
    try (OneWorkerStudies studies = studies(61);
        WorkerProcess worker = WorkerProcess.serve(studies.site(), faked)) {
      PhantomPatient patient = studies.admit();
      List<DicomObject> study = OneWorkerStudies.study(patient);
      int half = study.size() / 2;
      assertThat(studies.send(study.subList(0, half))).isEqualTo(half);
      setBack();
      assertThat(studies.send(study.subList(half, study.size()))).isEqualTo(study.size() - half);

      studies.assertReported(patient, worker);
      assertThat(worker.log()).contains("the system's clock was set back by PT");
    }
  }

  @Test
  void whileNoWorkerRuns() throws Exception {
    try (OneWorkerStudies studies = studies(62)) {
      PhantomPatient patient = studies.admit();
      List<DicomObject> study = OneWorkerStudies.study(patient);
      try (WorkerProcess worker = WorkerProcess.serve(studies.site(), faked)) {
        assertThat(studies.send(study)).isEqualTo(study.size());
        worker.kill();
      }
      setBack();
      try (WorkerProcess worker = WorkerProcess.serve(studies.site(), faked)) {
        studies.assertReported(patient, worker);
        assertThat(worker.log()).contains("lay in the future: the clock was set back");
      }
    }
  }
}

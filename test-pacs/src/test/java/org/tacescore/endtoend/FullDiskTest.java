package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * A disk that is full while a study arrives, or while its job runs: nothing that was acknowledged
 * is gone, and when there is room again the study is reported once.
 */
@Tag("peers")
class FullDiskTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The database's file is longer, an instance and a report are longer. */
  private static final long SHORTEST_FILE = 1000;

  private static final String ANY_ROOM = "store: {stop-below: 0MB}\n";

  @TempDir Path folder;

  /** The system lets the worker write no file beyond a length, as a disk without room would. */
  @Test
  void losesNothingWhereNoFileCanGrow() throws Exception {
    PeerProgram prlimit = PeerProgram.require("prlimit", "util-linux");
    try (OneWorkerStudies studies =
            new OneWorkerStudies(folder.resolve("orthanc"), folder.resolve("w"), ANY_ROOM, 51);
        WorkerProcess worker = WorkerProcess.serve(studies.site())) {
      PhantomPatient patient = studies.admit();
      List<DicomObject> study = OneWorkerStudies.study(patient);
      int half = study.size() / 2;
      assertThat(studies.send(study.subList(0, half))).isEqualTo(half);

      limit(prlimit, worker, Long.toString(SHORTEST_FILE));
      assertThat(studies.send(study.subList(half, study.size()))).as("on a full disk").isZero();
      limit(prlimit, worker, "unlimited");

      assertThat(studies.send(study)).isEqualTo(study.size());
      studies.assertReported(patient, worker);
    }
  }

  @Tag("soak")
  @Test
  void losesNothingWhereNoFileCanGrowWhileItsJobRuns() throws Exception {
    PeerProgram prlimit = PeerProgram.require("prlimit", "util-linux");
    try (OneWorkerStudies studies =
            new OneWorkerStudies(folder.resolve("orthanc"), folder.resolve("w"), ANY_ROOM, 52);
        WorkerProcess worker = WorkerProcess.serve(studies.site())) {
      PhantomPatient patient = studies.admit();
      List<DicomObject> study = OneWorkerStudies.study(patient);

      assertThat(studies.send(study)).isEqualTo(study.size());
      limit(prlimit, worker, Long.toString(SHORTEST_FILE));
      Thread.sleep(WorkerSite.QUIET_PERIOD.plusSeconds(1).toMillis());
      assertThat(worker.alive()).isTrue();
      limit(prlimit, worker, "unlimited");

      studies.assertReported(patient, worker);
    }
  }

  private static void limit(PeerProgram prlimit, WorkerProcess worker, String bytes)
      throws Exception {
    PeerProgram.Result result =
        prlimit.run("--pid", worker.processId(), "--fsize=" + bytes + ":unlimited");
    assertThat(result.status()).as(result.output()).isZero();
  }

  /** A file system of memory that is truly full; it can be mounted by root alone. */
  @Test
  void losesNothingOnAFileSystemThatIsFull() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString()) == 0,
        "a tmpfs cannot be mounted: not root, or a container that forbids it");
    try (OneWorkerStudies studies =
        new OneWorkerStudies(folder.resolve("orthanc"), disk.resolve("w"), ANY_ROOM, 53)) {
      Path filler = disk.resolve("filler");
      try (WorkerProcess worker = WorkerProcess.serve(studies.site())) {
        PhantomPatient patient = studies.admit();
        List<DicomObject> study = OneWorkerStudies.study(patient);
        int half = study.size() / 2;
        assertThat(studies.send(study.subList(0, half))).isEqualTo(half);

        fill(filler);
        assertThat(studies.send(study.subList(half, study.size()))).as("on a full disk").isZero();
        Files.delete(filler);

        assertThat(studies.send(study)).isEqualTo(study.size());
        studies.assertReported(patient, worker);
      }
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[4096];
    Arrays.fill(block, (byte) 1);
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}

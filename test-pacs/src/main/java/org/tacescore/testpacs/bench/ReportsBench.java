package org.tacescore.testpacs.bench;

import java.io.IOException;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.NativeCache;
import org.tacescore.network.Networks;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.cli.CacheFolder;

/** Scores one patient again and again, and listens to what the objects take. */
final class ReportsBench {
  private final FolderRun run;

  ReportsBench(FolderRun run) {
    this.run = run;
  }

  /**
   * What was heard.
   *
   * @param times of so many runs
   * @param memory of one more
   */
  record Heard(ObjectTimes times, ObjectMemory memory) {}

  Heard listen(int runs) throws IOException {
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    int threads = Runtime.getRuntime().availableProcessors();
    ObjectTimes times = new ObjectTimes(runs);
    ObjectMemory memory = new ObjectMemory();
    try (Kernels kernels = new JvmKernels();
        Networks networks = new Networks(CacheFolder.path().resolve("networks"), threads)) {
      for (int number = 0; number < runs; number++) {
        times.begin(number);
        run.score(StudyFolder.read(run.patient()), kernels, networks, times);
      }
      run.score(StudyFolder.read(run.patient()), kernels, networks, memory);
    }
    return new Heard(times, memory);
  }
}

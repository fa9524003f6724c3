package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tacescore.digest.Sha256;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The files of one patient's study: all below the study's folder, and the segmentations named
 * beside it.
 *
 * @param files each once, in the order of their paths
 */
record PatientFiles(List<Path> files) {
  PatientFiles {
    files = List.copyOf(files);
  }

  /**
   * Lists the files of a row.
   *
   * @throws RefusedException MISSING_PHASE where the row names no study
   */
  static PatientFiles of(CohortRow row) throws IOException {
    Path study =
        row.study()
            .orElseThrow(() -> new RefusedException(Refusal.MISSING_PHASE, "no study is named"));
    TreeSet<Path> files = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(study)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.add(file.toRealPath());
      }
    }
    for (Path segmentation : row.segmentations()) {
      files.add(segmentation.toRealPath());
    }
    return new PatientFiles(new ArrayList<>(files));
  }

  /** SHA-256 over the files' own digests in their order, wherever the files lie. */
  String sha256() throws IOException {
    List<String> digests = new ArrayList<>();
    for (Path file : files) {
      digests.add(new Sha256().add(file).hex());
    }
    digests.sort(null);
    return Sha256.hexOf(String.join("\n", digests));
  }
}

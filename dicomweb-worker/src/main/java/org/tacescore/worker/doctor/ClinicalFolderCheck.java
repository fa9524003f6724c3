package org.tacescore.worker.doctor;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalFolder;

/**
 * Whether clinical values can be read.
 *
 * @param folder of clinical.json and clinical.csv files, where one is configured
 * @param defaultIssuer issuer of patient IDs that come without one; may be empty
 */
record ClinicalFolderCheck(Optional<Path> folder, String defaultIssuer) implements Check {

  @Override
  public String name() {
    return "clinical folder";
  }

  @Override
  public Finding look() {
    return folder
        .map(this::look)
        .orElseGet(() -> Finding.ok("none configured: recipes with clinical values will wait"));
  }

  private Finding look(Path path) {
    if (!Files.isDirectory(path) || !Files.isReadable(path)) {
      return Finding.fail(
          path + (Files.exists(path) ? " cannot be read" : " is not there"),
          "make the folder and give it to the worker's account, or mend clinical-folder");
    }
    try {
      ClinicalFolder values = new ClinicalFolder(path, new ClinicalFileReader(defaultIssuer));
      values.rescan();
      return judge(path, values.problems());
    } catch (UncheckedIOException e) {
      return Finding.fail(
          path + " cannot be listed", "let the worker's account read it and all folders in it");
    }
  }

  /** Problems name files by a hash, for a site may name its files by patient. */
  private static Finding judge(Path path, List<RefusedException> problems) {
    if (problems.isEmpty()) {
      return Finding.ok(path + " can be read");
    }
    return Finding.warn(
        "%s: %d files or lines cannot be used, the first: %s"
            .formatted(path, problems.size(), problems.get(0).detail()),
        "mend these files; docs/formats.md has their keys");
  }
}

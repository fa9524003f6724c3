package org.tacescore.worker.clinical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tacescore.digest.Sha256;
import org.tacescore.refusal.RefusedException;

/**
 * A folder into which a site puts clinical.json and clinical.csv files, under any name, also in
 * folders below it. A file that cannot be used counts for nobody and is told of.
 *
 * <p>Thread-safe.
 */
public final class ClinicalFolder {
  private static final int DEEPEST = 4;

  private final Path folder;
  private final ClinicalFileReader reader;
  private Map<Path, Content> contents = Map.of();

  public ClinicalFolder(Path folder, ClinicalFileReader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /**
   * Reads what is new or changed by size or time, and forgets what is gone.
   *
   * @return whether anything changed since the last scan
   * @throws UncheckedIOException if the folder cannot be listed
   */
  public synchronized boolean rescan() {
    Map<Path, Content> now = new TreeMap<>();
    for (Path file : files()) {
      Stamp stamp = stamp(file);
      Content known = contents.get(file);
      now.put(file, known != null && known.stamp().equals(stamp) ? known : read(file, stamp));
    }
    boolean changed = !now.equals(contents);
    contents = now;
    return changed;
  }

  /** Refusals of the files that could not be used, by file and line, without patient data. */
  public synchronized List<RefusedException> problems() {
    return contents.values().stream().flatMap(content -> content.problems().stream()).toList();
  }

  /**
   * The values of a study and all of its patient as of the last scan; none where there are none.
   *
   * @throws RefusedException as {@link ClinicalMatch#inFolder}
   */
  public synchronized ClinicalValues valuesFor(StudyIdentity study) {
    List<ClinicalRecord> all =
        contents.values().stream().flatMap(content -> content.records().stream()).toList();
    return ClinicalMatch.inFolder(all, study);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      if (contents.isEmpty()) {
        return List.of();
      }
      throw new UncheckedIOException(
          new IOException("the folder of clinical values is away; the values stand as they were"));
    }
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      return new ArrayList<>(
          all.filter(Files::isRegularFile).filter(ClinicalFileReader::reads).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of clinical values cannot be listed", e);
    }
  }

  private Content read(Path file, Stamp stamp) {
    try {
      return new Content(stamp, reader.read(file, name(file)), List.of());
    } catch (RefusedException e) {
      return new Content(stamp, List.of(), List.of(e));
    }
  }

  /** A site may name its files by patient, so messages name them by a hash of their path. */
  private String name(Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    return "clinical file " + Sha256.hexOf(path.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }

  private static Stamp stamp(Path file) {
    try {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      // Gone since it was listed; the next scan sees that.
      return new Stamp(-1, FileTime.fromMillis(0));
    }
  }

  private record Stamp(long bytes, FileTime modified) {}

  private record Content(
      Stamp stamp, List<ClinicalRecord> records, List<RefusedException> problems) {}
}

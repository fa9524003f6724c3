package org.tacescore.testpacs.phantom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Segment;

/**
 * A synthetic patient with one multiphase liver study.
 *
 * @param patientId Patient ID, which is also the patient's folder
 * @param issuer Issuer of Patient ID
 * @param name Patient's Name, e.g. {@code Phantom^One}
 * @param birthDate Patient's Birth Date
 * @param accessionNumber Accession Number
 * @param studyInstanceUid Study Instance UID
 * @param tumours how many there are, 1 to 3
 * @param series image series in the order of their phases
 * @param truth what a perfect reader would draw on each series: tumours from segment 1, largest
 *     first, and the liver (tumours included) last
 * @param segmentations DICOM SEG of the phases that were asked for
 * @param clinical values before the study, and the date of the first TACE after it
 * @param outcome what became of the patient
 */
public record PhantomPatient(
    String patientId,
    String issuer,
    String name,
    LocalDate birthDate,
    String accessionNumber,
    String studyInstanceUid,
    int tumours,
    List<PhantomSeries> series,
    Map<ContrastPhase, List<Segment>> truth,
    Map<ContrastPhase, DicomObject> segmentations,
    List<ClinicalValue> clinical,
    PhantomOutcome outcome) {

  public PhantomPatient {
    series = List.copyOf(series);
    truth = Map.copyOf(truth);
    segmentations = Map.copyOf(segmentations);
    clinical = List.copyOf(clinical);
  }

  /**
   * The series of a phase.
   *
   * @throws IllegalArgumentException if the patient has no such series
   */
  public PhantomSeries series(ContrastPhase phase) {
    return series.stream()
        .filter(s -> s.phase() == phase)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no series of phase " + phase));
  }

  /**
   * What a perfect reader would draw on the series of a phase.
   *
   * @throws IllegalArgumentException if the patient has no such series
   */
  public List<Segment> truth(ContrastPhase phase) {
    return present(truth.get(phase), phase);
  }

  /**
   * The SEG of a phase.
   *
   * @throws IllegalArgumentException if the patient has no such SEG
   */
  public DicomObject segmentation(ContrastPhase phase) {
    return present(segmentations.get(phase), phase);
  }

  private static <T> T present(@Nullable T value, ContrastPhase phase) {
    if (value == null) {
      throw new IllegalArgumentException("nothing of phase " + phase);
    }
    return value;
  }

  /** All images of all series. */
  public Stream<DicomObject> images() {
    return series.stream().flatMap(s -> s.instances().stream());
  }

  /** The contract's {@code clinical.json}, UTF-8. */
  public byte[] clinicalJson() {
    return ClinicalJson.write(this);
  }

  /**
   * Writes {@code <out>/<patient>/<phase>/NNN.dcm}, {@code seg-<phase>.dcm}, {@code clinical.json}.
   *
   * @return the patient's folder
   */
  public Path writeTo(Path out) {
    Path folder = out.resolve(patientId);
    try {
      for (PhantomSeries one : series) {
        Path into = Files.createDirectories(folder.resolve(PhaseFolder.of(one.phase()).folder()));
        int number = 1;
        for (DicomObject instance : one.instances()) {
          Path file = into.resolve("%03d.dcm".formatted(number++));
          Files.write(file, Part10.encode(instance.dataset()));
        }
      }
      for (var seg : segmentations.entrySet()) {
        Path file = folder.resolve("seg-" + PhaseFolder.of(seg.getKey()).folder() + ".dcm");
        Files.write(file, Part10.encode(seg.getValue().dataset()));
      }
      Files.write(folder.resolve("clinical.json"), clinicalJson());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a phantom patient into " + out, e);
    }
    return folder;
  }
}

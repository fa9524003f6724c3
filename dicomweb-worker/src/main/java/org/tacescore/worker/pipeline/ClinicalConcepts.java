package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.score.ClinicalValue;

/** LOINC concepts of numeric clinical values, from {@code clinical-concepts.csv}. */
final class ClinicalConcepts {
  private static final String RESOURCE = "clinical-concepts.csv";
  private static final List<Entry> ENTRIES = read();

  private ClinicalConcepts() {}

  private record Entry(String analyte, List<String> units, Code code) {
    boolean fits(ClinicalValue value) {
      return analyte.equals(value.analyte().contractName())
          && (units.contains("*") || units.contains(value.unit().strip().replaceAll("l$", "L")));
    }
  }

  /** The concept for a value of this analyte in this unit; empty where none is known. */
  static Optional<Code> of(ClinicalValue value) {
    return ENTRIES.stream().filter(entry -> entry.fits(value)).map(Entry::code).findFirst();
  }

  private static List<Entry> read() {
    try (InputStream in =
        Objects.requireNonNull(ClinicalConcepts.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(ClinicalConcepts::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static Entry entry(String line) {
    String[] cells = line.split(",", 4);
    return new Entry(
        cells[0], List.of(cells[1].split("\\|", -1)), new Code(cells[2], "LN", cells[3]));
  }
}

package org.tacescore.testpacs.bench;

import java.nio.file.Path;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;

/**
 * The study that the pipeline is timed on: CT, arterial, portal venous and delayed, 100 slices of
 * 512 x 512 each, and a tumour of about 60 mm across.
 */
final class StandardStudy {
  private static final long SEED = 31;
  private static final GridSize GRID = new GridSize(512, 512, 100);

  private StandardStudy() {}

  /** The patient's folder, with clinical values. */
  static Path writeTo(Path parent) {
    return patient().writeTo(parent);
  }

  /** The patient. */
  static PhantomPatient patient() {
    return patient(0);
  }

  /** The patient, or another one with a study as large. */
  static PhantomPatient patient(int number) {
    return new PhantomGenerator(
            PhantomOptions.of(number + 1, SEED, PhantomModality.CT).withGrid(GRID))
        .patient(number);
  }
}

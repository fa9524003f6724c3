package org.tacescore.rendezvous;

import java.util.EnumSet;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.GridSize;

/**
 * The phantoms whose studies are arranged: few voxels, native, arterial, portal venous and delayed
 * series, and a segmentation of each. Each is made once.
 */
final class Phantom {
  static final Phantom CT = new Phantom(PhantomModality.CT);

  /** The portal venous series has a frame of reference of its own. */
  static final Phantom CT_MOVED_BETWEEN_PHASES =
      new Phantom(PhantomModality.CT, PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS);

  static final Phantom MR = new Phantom(PhantomModality.MR);

  private final PhantomPatient patient;

  private Phantom(PhantomModality modality, PhantomVariant... variants) {
    patient =
        new PhantomGenerator(
                PhantomOptions.of(1, 7, modality)
                    .withPhases(EnumSet.range(ContrastPhase.NATIVE, ContrastPhase.DELAYED))
                    .withGrid(new GridSize(64, 64, 10))
                    .with(variants))
            .patient(0);
  }

  PhantomPatient patient() {
    return patient;
  }
}

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
enum Phantom {
  CT(PhantomModality.CT),
  /** The portal venous series has a frame of reference of its own. */
  CT_MOVED_BETWEEN_PHASES(PhantomModality.CT, PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS),
  MR(PhantomModality.MR);

  private final PhantomPatient patient;

  Phantom(PhantomModality modality, PhantomVariant... variants) {
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

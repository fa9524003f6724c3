package org.tacescore.radiomics.image;

import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/** Hears of image and region at each stage of their preparation. */
public interface PreparationListener {

  /** As they were read; they need not be on one grid. */
  void original(Volume image, Mask region);

  /** After resampling. */
  void interpolated(Volume image, Mask region);

  /** After a region of another grid was carried onto the image's. */
  void corrected(Volume image, Mask region);

  /** After the region was restricted by intensity. */
  void resegmented(Volume image, Mask region);
}

package org.tacescore.network.crop;

import java.util.List;
import org.tacescore.network.ImageTensor;
import org.tacescore.volume.VolumeGeometry;

/**
 * The crops of one region, and where each lies in the patient.
 *
 * @param images one image a crop, ascending by slice
 * @param grids the pixel centres of each image, in the frame of reference of the region: a planar
 *     crop is a grid of one slice, as thick as the reference's
 */
public record Crops(ImageTensor images, List<VolumeGeometry> grids) {
  public Crops {
    grids = List.copyOf(grids);
    if (grids.size() != images.batch()) {
      throw new IllegalArgumentException(
          "%d images have %d grids".formatted(images.batch(), grids.size()));
    }
  }
}

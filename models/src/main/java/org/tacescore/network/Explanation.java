package org.tacescore.network;

import java.util.List;
import java.util.OptionalInt;
import org.tacescore.volume.VolumeGeometry;

/**
 * What a network looked at in the images of one run.
 *
 * @param maps one an image, in the batch's order
 * @param outputClass the class it speaks for; empty where the caller gave coefficients
 * @param method how it was found
 * @param network names the network
 */
public record Explanation(
    List<ActivationMap> maps, OptionalInt outputClass, ActivationMethod method, String network) {
  public Explanation {
    maps = List.copyOf(maps);
  }

  /**
   * The maps put back where their images were cut from.
   *
   * @param crops the pixel centres of each image
   * @param image the grid that they are put onto, in the crops' frame of reference
   * @throws org.tacescore.refusal.RefusedException FRAME_OF_REFERENCE_MISMATCH when it is not
   */
  public HeatMap on(List<VolumeGeometry> crops, VolumeGeometry image) {
    return new HeatMap(HeatMapPlacement.place(maps, crops, image), outputClass, method, network);
  }
}

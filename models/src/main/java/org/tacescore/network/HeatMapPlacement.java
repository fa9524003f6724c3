package org.tacescore.network;

import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Interpolation;
import org.tacescore.volume.Resampler;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Puts activation maps back onto the grid of an image; where crops overlap the highest counts. */
final class HeatMapPlacement {
  private final VolumeGeometry image;
  private final float[] values;

  private HeatMapPlacement(VolumeGeometry image) {
    this.image = image;
    this.values = new float[image.size().voxels()];
  }

  static Volume place(List<ActivationMap> maps, List<VolumeGeometry> crops, VolumeGeometry image) {
    if (maps.size() != crops.size()) {
      throw new IllegalArgumentException(
          "%d maps do not lie on %d crops".formatted(maps.size(), crops.size()));
    }
    HeatMapPlacement placement = new HeatMapPlacement(image);
    for (int i = 0; i < maps.size(); i++) {
      placement.requireSameFrame(crops.get(i));
      placement.add(maps.get(i).cells(crops.get(i)));
    }
    return Volume.of(image, placement.values);
  }

  private void requireSameFrame(VolumeGeometry crop) {
    if (!crop.frameOfReferenceUid().equals(image.frameOfReferenceUid())) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "a heat map of frame '%s' does not lie on an image of frame '%s'"
              .formatted(crop.frameOfReferenceUid(), image.frameOfReferenceUid()));
    }
  }

  /** Looks only at the voxels that the cells can reach. */
  private void add(Volume cells) {
    Optional<GridBox> reach = reach(cells.geometry());
    if (reach.isEmpty()) {
      return;
    }
    GridBox box = reach.get();
    Volume part = Resampler.resample(cells, image.crop(box), Interpolation.LINEAR, 0);
    GridSize size = box.size();
    for (int offset = 0; offset < size.voxels(); offset++) {
      int at =
          image
              .size()
              .offset(
                  box.firstColumn() + offset % size.columns(),
                  box.firstRow() + offset / size.columns() % size.rows(),
                  box.firstSlice() + offset / size.columns() / size.rows());
      values[at] = Math.max(values[at], (float) part.at(offset));
    }
  }

  /** The image's voxels about the cells; empty where they lie beside it. */
  private Optional<GridBox> reach(VolumeGeometry cells) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    GridSize size = cells.size();
    for (int corner = 0; corner < 8; corner++) {
      Vector3 index =
          image.indexOf(
              cells.positionOf(
                  (corner & 1) * size.columns() - 0.5,
                  (corner >> 1 & 1) * size.rows() - 0.5,
                  (corner >> 2) * size.slices() - 0.5));
      double[] axes = {index.x(), index.y(), index.z()};
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], axes[axis]);
        high[axis] = Math.max(high[axis], axes[axis]);
      }
    }
    int[] lengths = {image.size().columns(), image.size().rows(), image.size().slices()};
    int[] first = new int[3];
    int[] last = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      first[axis] = (int) Math.max(0, Math.floor(low[axis]));
      last[axis] = (int) Math.min(lengths[axis] - 1.0, Math.ceil(high[axis]));
      if (first[axis] > last[axis]) {
        return Optional.empty();
      }
    }
    return Optional.of(new GridBox(first[0], last[0], first[1], last[1], first[2], last[2]));
  }
}

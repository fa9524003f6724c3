package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.segio.StackSplit.Part;
import org.tacescore.volume.Vector3;

/** Parts images by size, spacing and orientation. */
final class PlaneSplit {
  private PlaneSplit() {}

  /** One way or none; the largest group first. */
  static List<List<Part>> of(List<Slice> slices) {
    List<List<Slice>> planes = new ArrayList<>();
    for (Slice slice : slices) {
      planes.stream()
          .filter(plane -> SliceStack.isSamePlane(plane.get(0), slice))
          .findFirst()
          .orElseGet(
              () -> {
                List<Slice> plane = new ArrayList<>();
                planes.add(plane);
                return plane;
              })
          .add(slice);
      if (planes.size() > slices.size() / 2 + 1) {
        return List.of();
      }
    }
    if (planes.size() < 2) {
      return List.of();
    }
    planes.sort((one, other) -> Integer.compare(other.size(), one.size()));
    return List.of(planes.stream().map(plane -> new Part(name(plane.get(0)), plane)).toList());
  }

  /** By the axis that the normal is nearest to: x sagittal, y coronal, z axial (LPS). */
  private static String name(Slice slice) {
    Vector3 normal = slice.normal();
    double x = Math.abs(normal.x());
    double y = Math.abs(normal.y());
    double z = Math.abs(normal.z());
    if (z >= x && z >= y) {
      return "axial";
    }
    return y >= x ? "coronal" : "sagittal";
  }
}

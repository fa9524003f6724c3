package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Whether the grids of an image and a mask are one.
 *
 * <p>With a tolerance they are compared as ITK compares them: components of origin and spacing may
 * differ by it times the mask's column spacing, components of the directions by it. Without one, no
 * voxel may lie farther than a hundredth of the smallest spacing from its place: positions in files
 * are rounded, and it is still beyond doubt which voxel is meant.
 */
public final class GridAgreement {
  private static final double MOST_PART = 0.01;

  private GridAgreement() {}

  /** The numbers that differ, in words; empty where the grids are one. */
  public static Optional<String> difference(
      VolumeGeometry image, VolumeGeometry mask, OptionalDouble tolerance) {
    if (tolerance.isPresent()) {
      double part = tolerance.getAsDouble();
      double mm = part * mask.spacingMm().columnMm();
      return inWords(image, mask, mm, part)
          .map(words -> words + "; allowed is %s mm, %s in directions".formatted(mm, part));
    }
    Spacing spacing = image.spacingMm();
    double mm =
        MOST_PART * Math.min(spacing.columnMm(), Math.min(spacing.rowMm(), spacing.sliceMm()));
    if (image.sameGridAs(mask, mm)) {
      return Optional.empty();
    }
    return Optional.of(
        inWords(image, mask, 0, 0).orElse("nothing")
            + "; voxels may lie at most %s mm apart".formatted(mm));
  }

  private static Optional<String> inWords(
      VolumeGeometry image, VolumeGeometry mask, double mm, double part) {
    List<String> words = new ArrayList<>();
    if (!image.size().equals(mask.size())) {
      words.add(
          "size %d x %d x %d and %d x %d x %d"
              .formatted(
                  image.size().columns(),
                  image.size().rows(),
                  image.size().slices(),
                  mask.size().columns(),
                  mask.size().rows(),
                  mask.size().slices()));
    }
    if (differ(spacing(image), spacing(mask), mm)) {
      words.add("spacing %s and %s mm".formatted(text(spacing(image)), text(spacing(mask))));
    }
    if (differ(image.origin(), mask.origin(), mm)) {
      words.add("origin %s and %s mm".formatted(text(image.origin()), text(mask.origin())));
    }
    if (differ(image.direction().column(), mask.direction().column(), part)
        || differ(image.direction().row(), mask.direction().row(), part)
        || differ(image.direction().slice(), mask.direction().slice(), part)) {
      words.add("direction %s and %s".formatted(direction(image), direction(mask)));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }

  private static boolean differ(Vector3 a, Vector3 b, double most) {
    return Math.abs(a.x() - b.x()) > most
        || Math.abs(a.y() - b.y()) > most
        || Math.abs(a.z() - b.z()) > most;
  }

  private static Vector3 spacing(VolumeGeometry grid) {
    Spacing spacing = grid.spacingMm();
    return new Vector3(spacing.columnMm(), spacing.rowMm(), spacing.sliceMm());
  }

  private static String direction(VolumeGeometry grid) {
    return text(grid.direction().column())
        + text(grid.direction().row())
        + text(grid.direction().slice());
  }

  private static String text(Vector3 v) {
    return "(%s, %s, %s)".formatted(v.x(), v.y(), v.z());
  }
}

package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * The grid that an NRRD header describes.
 *
 * @param layers values a voxel; 1 unless a list axis comes first
 * @param grid in LPS, whatever the file's space
 */
record NrrdGeometry(int layers, VolumeGeometry grid) {

  /** Slicer writes a layer only where segments overlap. */
  private static final int MOST_LAYERS = 4096;

  /** Units as they are in use; an empty one says nothing. */
  private static final Set<String> MILLIMETRES =
      Set.of("mm", "millimeter", "millimeters", "millimetre", "millimetres", "");

  private static final Pattern UNIT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern VECTOR = Pattern.compile("none|\\(([^()]*)\\)");

  /**
   * Reads it: three space axes, after at most one axis without a direction. A file with spacings
   * alone is taken to be axial with its first voxel at 0.
   */
  static NrrdGeometry of(NrrdHeader header) {
    try {
      return read(header);
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "a number of the NRRD header cannot be read: " + e.getMessage(),
          e);
    } catch (InvalidGeometryException e) {
      throw new RefusedException(Refusal.GEOMETRY_MISMATCH, "NRRD: " + e.getMessage(), e);
    }
  }

  private static NrrdGeometry read(NrrdHeader header) {
    long[] sizes =
        Arrays.stream(header.required("sizes").split("\\s+")).mapToLong(Long::parseLong).toArray();
    int dimension = Integer.parseInt(header.required("dimension"));
    if (sizes.length != dimension) {
      throw NrrdHeader.unreadable(
          "NRRD dimension %d and %d sizes".formatted(dimension, sizes.length));
    }
    if (dimension != 3 && dimension != 4) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT, "an NRRD file of %d dimensions".formatted(dimension));
    }
    int first = dimension - 3;
    long layers = first == 0 ? 1 : sizes[0];
    if (layers < 1 || layers > MOST_LAYERS) {
      throw new RefusedException(Refusal.TOO_LARGE, "an NRRD file of %d layers".formatted(layers));
    }
    GridSize size = RawVoxels.size(sizes[first], sizes[first + 1], sizes[first + 2]);
    requireMillimetres(header);
    return new NrrdGeometry(
        (int) layers,
        header.field("space directions").isPresent()
            ? directed(header, size, first)
            : spacedOnly(header, size, first));
  }

  private static void requireMillimetres(NrrdHeader header) {
    for (String name : List.of("space units", "units")) {
      Matcher unit = UNIT.matcher(header.field(name).orElse(""));
      while (unit.find()) {
        if (!MILLIMETRES.contains(unit.group(1).strip().toLowerCase(Locale.ROOT))) {
          throw new RefusedException(
              Refusal.UNSUPPORTED_FORMAT,
              "NRRD %s %s; needed are millimetres".formatted(name, unit.group()));
        }
      }
    }
  }

  private static VolumeGeometry directed(NrrdHeader header, GridSize size, int first) {
    List<String> axes = vectors(header.required("space directions"));
    if (axes.size() != first + 3 || first == 1 && !axes.get(0).equals("none")) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "NRRD axes must be three space axes after at most one list axis");
    }
    Vector3 toLps = signs(header.field("space").orElse("without a name"));
    Vector3 column = vector(axes.get(first), toLps);
    Vector3 row = vector(axes.get(first + 1), toLps);
    Vector3 slice = vector(axes.get(first + 2), toLps);
    List<String> origin = vectors(header.required("space origin"));
    if (origin.size() != 1) {
      throw NrrdHeader.unreadable("the NRRD space origin must be one vector");
    }
    return new VolumeGeometry(
        size,
        new Spacing(column.length(), row.length(), slice.length()),
        new Direction(column.normalised(), row.normalised(), slice.normalised()),
        vector(origin.get(0), toLps),
        "");
  }

  private static VolumeGeometry spacedOnly(NrrdHeader header, GridSize size, int first) {
    double[] spacings =
        Arrays.stream(header.required("spacings").split("\\s+"))
            .mapToDouble(Double::parseDouble)
            .toArray();
    if (spacings.length != first + 3) {
      throw NrrdHeader.unreadable("NRRD spacings: %d numbers".formatted(spacings.length));
    }
    return new VolumeGeometry(
        size,
        new Spacing(spacings[first], spacings[first + 1], spacings[first + 2]),
        Direction.AXIAL,
        new Vector3(0, 0, 0),
        "");
  }

  private static Vector3 signs(String space) {
    return switch (space.toLowerCase(Locale.ROOT)) {
      case "left-posterior-superior", "lps" -> new Vector3(1, 1, 1);
      case "right-anterior-superior", "ras" -> new Vector3(-1, -1, 1);
      case "left-anterior-superior", "las" -> new Vector3(1, -1, 1);
      default ->
          throw new RefusedException(
              Refusal.UNSUPPORTED_FORMAT,
              "NRRD space %s; LPS, RAS and LAS are read".formatted(space));
    };
  }

  private static List<String> vectors(String text) {
    List<String> vectors = new ArrayList<>();
    Matcher found = VECTOR.matcher(text);
    StringBuilder between = new StringBuilder();
    while (found.find()) {
      vectors.add(found.group(1) == null ? "none" : found.group(1));
      found.appendReplacement(between, "");
    }
    if (!found.appendTail(between).toString().isBlank()) {
      throw NrrdHeader.unreadable("NRRD vectors are neither (x,y,z) nor none");
    }
    return vectors;
  }

  private static Vector3 vector(String text, Vector3 signs) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw NrrdHeader.unreadable("an NRRD vector must have three components");
    }
    return new Vector3(
        number(parts[0]) * signs.x(), number(parts[1]) * signs.y(), number(parts[2]) * signs.z());
  }

  private static double number(String text) {
    return Double.parseDouble(text.trim());
  }
}

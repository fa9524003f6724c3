package org.tacescore.testpacs.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Segment;
import org.tacescore.segio.StudyFolder;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.volume.registration.Scan;

/**
 * Two phases of a phantom, the arterial one moved in a known way: what lies at a position of the
 * fixed image lies at the motion of that position in the moving one.
 *
 * @param fixed the arterial phase, moved, with its liver
 * @param moving the portal venous phase as it is, with its liver
 * @param motion what is to be found
 */
record RegistrationPair(Scan fixed, Scan moving, UnaryOperator<Vector3> motion) {
  private static final int EVERY = 97;

  /**
   * Reads and moves.
   *
   * @param folder where the patient's files are written
   * @param largestMm the largest displacement in the liver
   */
  static RegistrationPair of(PhantomPatient patient, Path folder, long seed, double largestMm) {
    StudyFolder study = StudyFolder.read(patient.writeTo(folder));
    Volume arterial = read(study, patient, ContrastPhase.ARTERIAL);
    Mask arterialLiver = liver(patient, ContrastPhase.ARTERIAL);
    KnownMotion motion = new KnownMotion(seed, arterialLiver, largestMm);
    return new RegistrationPair(
        Scan.of(moved(arterial, motion), moved(arterialLiver, motion)),
        Scan.of(
            read(study, patient, ContrastPhase.PORTAL_VENOUS),
            liver(patient, ContrastPhase.PORTAL_VENOUS)),
        motion);
  }

  private static Volume read(StudyFolder study, PhantomPatient patient, ContrastPhase phase) {
    String uid = patient.series(phase).seriesInstanceUid();
    return study.series().stream()
        .filter(files -> files.header().seriesInstanceUid().equals(uid))
        .findFirst()
        .orElseThrow()
        .read()
        .volume();
  }

  private static Mask liver(PhantomPatient patient, ContrastPhase phase) {
    List<Segment> truth = patient.truth(phase);
    return truth.get(truth.size() - 1).mask();
  }

  private static Volume moved(Volume image, KnownMotion motion) {
    GridSize size = image.geometry().size();
    float[] values = new float[size.voxels()];
    IntStream.range(0, size.rows() * size.slices())
        .parallel()
        .forEach(
            row -> {
              for (int c = 0; c < size.columns(); c++) {
                int offset = row * size.columns() + c;
                values[offset] = linear(image, seen(image.geometry(), motion, offset));
              }
            });
    return Volume.of(image.geometry(), values);
  }

  private static Mask moved(Mask liver, KnownMotion motion) {
    GridSize size = liver.geometry().size();
    boolean[] inside = new boolean[size.voxels()];
    IntStream.range(0, inside.length)
        .parallel()
        .forEach(
            offset -> {
              Vector3 at = seen(liver.geometry(), motion, offset);
              inside[offset] =
                  liver.contains(
                      (int) Math.rint(at.x()), (int) Math.rint(at.y()), (int) Math.rint(at.z()));
            });
    BitSet bits = new BitSet();
    IntStream.range(0, inside.length).filter(i -> inside[i]).forEach(bits::set);
    return Mask.of(liver.geometry(), bits);
  }

  private static Vector3 seen(VolumeGeometry grid, KnownMotion motion, int offset) {
    return grid.indexOf(motion.apply(KnownMotion.centre(grid, offset)));
  }

  /** Trilinear; beyond the border the border's value. */
  private static float linear(Volume image, Vector3 at) {
    GridSize size = image.geometry().size();
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      int c = (int) Math.floor(at.x()) + (corner & 1);
      int r = (int) Math.floor(at.y()) + (corner >> 1 & 1);
      int s = (int) Math.floor(at.z()) + (corner >> 2);
      double weight =
          (1 - Math.abs(at.x() - c)) * (1 - Math.abs(at.y() - r)) * (1 - Math.abs(at.z() - s));
      sum +=
          weight
              * image.at(
                  size.offset(
                      clamp(c, size.columns()), clamp(r, size.rows()), clamp(s, size.slices())));
    }
    return (float) sum;
  }

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }

  /** Positions of the fixed liver at which errors are told. */
  List<Vector3> places() {
    Mask liver = fixed.liver().orElseThrow();
    int[] offsets = liver.offsets().toArray();
    return Arrays.stream(offsets)
        .filter(offset -> offset % EVERY == 0)
        .mapToObj(offset -> KnownMotion.centre(liver.geometry(), offset))
        .toList();
  }

  /** The target registration error: mean distance from where each of the places truly lies, mm. */
  double errorMm(List<Vector3> places, List<Vector3> found) {
    return IntStream.range(0, places.size())
        .mapToDouble(i -> found.get(i).minus(motion.apply(places.get(i))).length())
        .average()
        .orElseThrow();
  }
}

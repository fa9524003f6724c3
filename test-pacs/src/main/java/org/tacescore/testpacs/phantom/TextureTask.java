package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * A seeded two-class task for networks: only the grain of a tumour's texture tells the classes
 * apart. The classes' lattice lengths are {@value #COARSE_MM} mm (class 0) and {@value #FINE_MM} mm
 * (class 1), each by up to 10 % longer or shorter.
 *
 * <p>Patients come in pairs, one of each class, that share the tumour's half axes, position and
 * mean intensity; the texture has mean 0 and a standard deviation that is drawn alike for both. So
 * mean intensity, spread and volume carry no label. Fixed in docs/phantoms.md.
 */
public final class TextureTask {
  /** Lattice length of class 0, mm. */
  public static final double COARSE_MM = 6;

  /** Lattice length of class 1, mm. */
  public static final double FINE_MM = 3;

  private static final GridSize SIZE = new GridSize(64, 64, 48);
  private static final VolumeGeometry GEOMETRY =
      new VolumeGeometry(
          SIZE, new Spacing(1, 1, 1), Direction.AXIAL, new Vector3(0, 0, 0), "2.25.4711");
  private static final double LIVER_HU = 100;
  private static final double NOISE_HU = 4;

  private final SplittableRandom random;

  private TextureTask(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * One patient.
   *
   * @param id unique in the task
   * @param label 0 or 1
   * @param arterial HU, 64 x 64 x 48 voxels of 1 mm
   * @param venous HU, on the same grid
   * @param tumour on the same grid
   */
  public record Patient(String id, int label, Volume arterial, Volume venous, Mask tumour) {}

  /** What a pair shares. */
  private record Shape(Vector3 centre, Vector3 halfAxesMm, double arterialHu, double venousHu) {
    boolean contains(double x, double y, double z) {
      double u = (x - centre.x()) / halfAxesMm.x();
      double v = (y - centre.y()) / halfAxesMm.y();
      double w = (z - centre.z()) / halfAxesMm.z();
      return u * u + v * v + w * w <= 1;
    }
  }

  /**
   * Patients, half of each class; the two of a pair stand together.
   *
   * @param pairs 1 or more
   */
  public static List<Patient> patients(int pairs, long seed) {
    TextureTask task = new TextureTask(seed);
    List<Patient> patients = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      Shape shape = task.shape();
      double spreadHu = task.between(20, 30);
      for (int label = 0; label < 2; label++) {
        String id = "T%03d%s".formatted(pair + 1, label == 0 ? "a" : "b");
        patients.add(task.patient(id, label, shape, spreadHu));
      }
    }
    return List.copyOf(patients);
  }

  private Shape shape() {
    Vector3 centre = new Vector3(between(29, 35), between(29, 35), between(22, 26));
    Vector3 halfAxes = new Vector3(between(13, 19), between(13, 19), between(11, 16));
    return new Shape(centre, halfAxes, between(110, 150), between(80, 110));
  }

  private Patient patient(String id, int label, Shape shape, double spreadHu) {
    double latticeMm = (label == 0 ? COARSE_MM : FINE_MM) * between(0.9, 1.1);
    Mask tumour =
        Mask.where(GEOMETRY, offset -> shape.contains(column(offset), row(offset), slice(offset)));
    ValueNoise texture = new ValueNoise(random.nextLong());
    ValueNoise liver = new ValueNoise(random.nextLong());
    double[] grain = standardised(texture, latticeMm, tumour);
    return new Patient(
        id,
        label,
        volume(tumour, shape.arterialHu(), spreadHu, grain, liver),
        volume(tumour, shape.venousHu(), 0.7 * spreadHu, grain, liver),
        tumour);
  }

  /** The texture with mean 0 and standard deviation 1 inside of the tumour. */
  private static double[] standardised(ValueNoise texture, double latticeMm, Mask tumour) {
    double[] values =
        IntStream.range(0, SIZE.voxels())
            .mapToDouble(
                o -> texture.at(column(o) / latticeMm, row(o) / latticeMm, slice(o) / latticeMm))
            .toArray();
    double mean = tumour.offsets().mapToDouble(o -> values[o]).average().orElseThrow();
    double square =
        tumour.offsets().mapToDouble(o -> Math.pow(values[o] - mean, 2)).average().orElseThrow();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / Math.sqrt(square);
    }
    return values;
  }

  private Volume volume(
      Mask tumour, double tumourHu, double spreadHu, double[] grain, ValueNoise liver) {
    SplittableRandom noise = random.split();
    return Volume.of(
        GEOMETRY,
        IntStream.range(0, SIZE.voxels())
            .mapToDouble(
                o -> {
                  double tissue =
                      tumour.contains(o)
                          ? tumourHu + spreadHu * grain[o]
                          : LIVER_HU + 8 * liver.at(column(o) / 9.0, row(o) / 9.0, slice(o) / 9.0);
                  return tissue + NOISE_HU * noise.nextDouble(-Math.sqrt(3), Math.sqrt(3));
                })
            .toArray());
  }

  private double between(double low, double high) {
    return random.nextDouble(low, high);
  }

  private static int column(int offset) {
    return offset % SIZE.columns();
  }

  private static int row(int offset) {
    return offset / SIZE.columns() % SIZE.rows();
  }

  private static int slice(int offset) {
    return offset / SIZE.columns() / SIZE.rows();
  }
}

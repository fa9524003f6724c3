package org.tacescore.testpacs.phantom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.Anatomy.Organ;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * What a scanner sees of an anatomy: the same body in several phases at once, blurred at
 * boundaries, with texture and noise. HU or arbitrary units, column fastest.
 */
final class Scan {

  private static final double BLUR_MM = 1.6;
  private static final double[] NOTHING = {};

  private final Anatomy anatomy;
  private final Enhancement enhancement;
  private final List<ContrastPhase> phases;
  private final VolumeGeometry grid;
  private final Scanner scanner;
  private final PointSpread pointSpread;
  private final long seed;
  private final ValueNoise parenchyma;

  /**
   * @param grid in anatomical coordinates
   */
  Scan(
      Anatomy anatomy,
      Enhancement enhancement,
      List<ContrastPhase> phases,
      VolumeGeometry grid,
      Scanner scanner,
      long seed) {
    this.anatomy = anatomy;
    this.enhancement = enhancement;
    this.phases = List.copyOf(phases);
    this.grid = grid;
    this.scanner = scanner;
    this.pointSpread = new PointSpread(scanner.pointSpreadMm(), grid);
    this.seed = seed;
    this.parenchyma = new ValueNoise(seed);
  }

  Map<ContrastPhase, float[]> run() {
    float[][] values = new float[phases.size()][grid.size().voxels()];
    IntStream.range(0, grid.size().slices()).parallel().forEach(slice -> scan(slice, values));
    Map<ContrastPhase, float[]> scans = new EnumMap<>(ContrastPhase.class);
    for (int p = 0; p < values.length; p++) {
      scans.put(phases.get(p), values[p]);
    }
    return scans;
  }

  private void scan(int slice, float[][] values) {
    GridSize size = grid.size();
    Map<Tissue, double[]> table = table();
    List<Solid> tumours = anatomy.tumours().stream().map(Tumour::solid).toList();
    double[] signal = new double[phases.size()];
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        Vector3 at = grid.positionOf(column, row, slice);
        paintOrgans(at, table, signal);
        paintTumours(at, tumours, signal);
        for (int p = 0; p < signal.length; p++) {
          values[p][size.offset(column, row, slice)] = (float) signal[p];
        }
      }
    }
    for (int p = 0; p < values.length; p++) {
      pointSpread.blur(values[p], slice);
      addNoise(slice, values[p], phases.get(p));
      amplify(slice, values[p]);
    }
  }

  private Map<Tissue, double[]> table() {
    Map<Tissue, double[]> table = new EnumMap<>(Tissue.class);
    for (Tissue tissue : Tissue.values()) {
      table.put(
          tissue, phases.stream().mapToDouble(phase -> enhancement.of(tissue, phase)).toArray());
    }
    return table;
  }

  private static double[] row(Map<Tissue, double[]> table, Tissue tissue) {
    return table.getOrDefault(tissue, NOTHING);
  }

  private void paintOrgans(Vector3 at, Map<Tissue, double[]> table, double[] signal) {
    System.arraycopy(row(table, Tissue.AIR), 0, signal, 0, signal.length);
    if (anatomy.skin().depthMm(at.x(), at.y(), at.z()) < -BLUR_MM) {
      return;
    }
    Tissue last = Tissue.AIR;
    for (Organ organ : anatomy.organs()) {
      double depth = organ.solid().depthMm(at.x(), at.y(), at.z());
      if (depth > -BLUR_MM) {
        double share = Fade.step(depth, -BLUR_MM, BLUR_MM);
        double[] own = row(table, organ.tissue());
        for (int p = 0; p < signal.length; p++) {
          signal[p] += share * (own[p] - signal[p]);
        }
        last = share > 0.5 ? organ.tissue() : last;
      }
    }
    if (last == Tissue.LIVER || last == Tissue.SPLEEN || last == Tissue.MUSCLE) {
      double grain = parenchyma.detailed(at.x() / 9, at.y() / 9, at.z() / 9);
      double[] amplitude = row(table, Tissue.PARENCHYMA_TEXTURE);
      for (int p = 0; p < signal.length; p++) {
        signal[p] += 2 * grain * amplitude[p];
      }
    }
  }

  private void paintTumours(Vector3 at, List<Solid> solids, double[] signal) {
    for (int t = 0; t < solids.size(); t++) {
      double depth = solids.get(t).depthMm(at.x(), at.y(), at.z());
      Tumour tumour = anatomy.tumours().get(t);
      if (depth > -Tumour.HALO_MM && tumour.vascularity().traits().halo() > 0) {
        paintHalo(at, tumour, depth, signal);
      }
      if (depth > -BLUR_MM) {
        double share = Fade.step(depth, -BLUR_MM, BLUR_MM);
        for (int p = 0; p < signal.length; p++) {
          double own = tumour.signal(phases.get(p), enhancement, depth, at.x(), at.y(), at.z());
          signal[p] += share * (own - signal[p]);
        }
      }
    }
  }

  /** Of the liver alone; what is painted over by the tumour afterwards is lost. */
  private void paintHalo(Vector3 at, Tumour tumour, double depth, double[] signal) {
    if (anatomy.liver().depthMm(at.x(), at.y(), at.z()) < 0) {
      return;
    }
    for (int p = 0; p < signal.length; p++) {
      signal[p] += tumour.halo(phases.get(p), enhancement, depth, at.x(), at.y(), at.z());
    }
  }

  private void amplify(int slice, float[] values) {
    int end = grid.size().offset(0, 0, slice) + grid.size().columns() * grid.size().rows();
    for (int offset = grid.size().offset(0, 0, slice); offset < end; offset++) {
      values[offset] *= (float) scanner.gain();
    }
  }

  /** White noise passed through a 3 x 3 kernel, so that it has a grain as a reconstruction has. */
  private void addNoise(int slice, float[] values, ContrastPhase phase) {
    GridSize size = grid.size();
    int columns = size.columns();
    SplittableRandom random =
        new SplittableRandom(seed + 7919L * slice + 104729L * PhaseFolder.of(phase).number());
    double[] white = new double[(columns + 2) * (size.rows() + 2)];
    for (int i = 0; i < white.length; i++) {
      white[i] = random.nextGaussian();
    }
    double scale =
        scanner.noise()
            * enhancement.of(Tissue.NOISE, phase)
            / Math.sqrt(1 + 4 * 0.25 + 4 * 0.0625);
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int up = row * (columns + 2) + column;
        int mid = up + columns + 2;
        int low = mid + columns + 2;
        double sides = white[up + 1] + white[low + 1] + white[mid] + white[mid + 2];
        double corners = white[up] + white[up + 2] + white[low] + white[low + 2];
        values[size.offset(column, row, slice)] +=
            (float) (scale * (white[mid + 1] + 0.5 * sides + 0.25 * corners));
      }
    }
  }
}

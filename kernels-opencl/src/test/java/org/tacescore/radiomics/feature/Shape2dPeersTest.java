package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.radiomics.PythonPeer;

/** Shape of random plane regions against scikit-image's outlines and numpy's eigenvalues. */
@Tag("peers")
class Shape2dPeersTest {
  private static final int COLUMNS = 70;
  private static final int ROWS = 40;

  /** Outlines by skimage, area by the shoelace formula, diameter by all pairs of vertices. */
  private static final String SCRIPT =
      """
      import sys
      import numpy as np
      from scipy.spatial.distance import pdist
      from skimage.measure import find_contours
      column_mm, row_mm = map(float, sys.stdin.readline().split())
      mm = np.array([row_mm, column_mm])
      mask = np.array([[c == '1' for c in line.strip()] for line in sys.stdin])
      # Low values connect across a saddle, so that pixels that touch at a corner stay apart.
      rings = find_contours(np.pad(mask, 1).astype(float), 0.5, fully_connected='low')
      rings = [ring * mm for ring in rings]
      perimeter = sum(np.hypot(*np.diff(r, axis=0).T).sum() for r in rings)
      surface = abs(sum((r[:-1, 0] * r[1:, 1] - r[1:, 0] * r[:-1, 1]).sum() / 2 for r in rings))
      axes = np.linalg.eigvalsh(np.cov((np.argwhere(mask) * mm).T, bias=True))
      for name, value in [
          ('MeshSurface', surface),
          ('PixelSurface', mask.sum() * mm.prod()),
          ('Perimeter', perimeter),
          ('PerimeterSurfaceRatio', perimeter / surface),
          ('Sphericity', np.sqrt(4 * np.pi * surface) / perimeter),
          ('SphericalDisproportion', perimeter / np.sqrt(4 * np.pi * surface)),
          ('MaximumDiameter', pdist(np.concatenate(rings)).max()),
          ('MajorAxisLength', 4 * np.sqrt(axes[1])),
          ('MinorAxisLength', 4 * np.sqrt(axes[0])),
          ('Elongation', np.sqrt(axes[0] / axes[1]))]:
        print(name, repr(float(value)))
      """;

  @BeforeAll
  static void findPeer() {
    PythonPeer.require("numpy, scipy, skimage", "python3-skimage");
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "2, 0.1", "3, 0.8", "4, 0.02"})
  void agreesWithOutlinesOfSkimage(long seed, double filled) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] inside = new boolean[COLUMNS * ROWS];
    StringBuilder input = new StringBuilder("0.7 1.9\n");
    for (int offset = 0; offset < inside.length; offset++) {
      inside[offset] = random.nextDouble() < filled;
      input.append(inside[offset] ? '1' : '0').append((offset + 1) % COLUMNS == 0 ? "\n" : "");
    }
    Roi roi = Grids.roi(Grids.geometry(COLUMNS, ROWS, 1, 0.7, 1.9, 5), offset -> inside[offset]);

    Map<String, Double> ours =
        Shape2dFeatures.of(roi, TextureSettings.Planes.SLICE, PrincipalAxes.Divisor.VOXELS);

    Map<String, Double> theirs = new HashMap<>();
    PythonPeer.run(SCRIPT, input.toString())
        .lines()
        .map(line -> line.split(" "))
        .forEach(cells -> theirs.put(cells[0], Double.valueOf(cells[1])));
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    theirs.forEach(
        (name, value) ->
            assertThat(ours.get(name)).as(name).isCloseTo(value, within(1e-12 * value)));
  }
}

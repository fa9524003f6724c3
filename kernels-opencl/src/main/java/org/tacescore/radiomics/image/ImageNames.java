package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tacescore.radiomics.feature.TextureSettings.Planes;

/** PyRadiomics' names of the images that an image type gives, in its order. */
public final class ImageNames {
  private ImageNames() {}

  /**
   * The names, of which the output makes the first part of its columns.
   *
   * @param planes the planes to which a wavelet is kept; they shorten the names of its sub-bands
   */
  public static List<String> of(ImageType type, Planes planes) {
    if (type instanceof ImageType.Wavelet wavelet) {
      return subBands(wavelet.levels(), planes == Planes.NONE ? 3 : 2);
    }
    if (type instanceof ImageType.LaplacianOfGaussian log) {
      List<String> names = new ArrayList<>();
      for (Number sigmaMm : log.sigmasMm()) {
        names.add("log-sigma-%s-mm-3D".formatted(sigmaMm.toString().replace('.', '-')));
      }
      return names;
    }
    if (type instanceof ImageType.Lbp2d) {
      return List.of("lbp-2D");
    }
    if (type instanceof ImageType.Lbp3d lbp) {
      List<String> names = new ArrayList<>();
      IntStream.rangeClosed(1, lbp.levels()).forEach(level -> names.add("lbp-3D-m" + level));
      names.add("lbp-3D-k");
      return names;
    }
    return List.of(type.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** The details of each level, then the approximation of the last one. */
  private static List<String> subBands(int levels, int axes) {
    List<String> names = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      for (int band = 1; band < 1 << axes; band++) {
        names.add(subBand(level, band, axes));
      }
    }
    names.add(subBand(levels, 0, axes));
    return names;
  }

  /** One letter an axis, columns first: H where the band's bit is set. */
  private static String subBand(int level, int band, int axes) {
    StringBuilder name = new StringBuilder(level == 1 ? "wavelet-" : "wavelet" + level + "-");
    for (int bit = axes - 1; bit >= 0; bit--) {
      name.append((band >> bit & 1) == 1 ? 'H' : 'L');
    }
    return name.toString();
  }
}

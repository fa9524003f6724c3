package org.tacescore.worker.cohort;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.tacescore.digest.Sha256;
import org.tacescore.kernels.Kernels;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ImageFile;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.worker.pipeline.SiteIdentity;

/** Measures cases with one set of settings and kernels. Safe for use by several threads. */
public final class CaseMeasurement {
  private final CaseSettings settings;
  private final Kernels kernels;

  public CaseMeasurement(CaseSettings settings, Kernels kernels) {
    this.settings = settings;
    this.kernels = kernels;
  }

  int label() {
    return settings.label();
  }

  /** A name for all that the features depend on: what is read, settings, software. */
  String key(CaseSource source) {
    return Sha256.hexOf(
        String.join(
            "\n",
            source.imageSha256(),
            source.maskSha256(),
            String.valueOf(source.label()),
            SiteIdentity.SOFTWARE,
            settings.describe().toString()));
  }

  /**
   * Measures a case.
   *
   * @throws org.tacescore.refusal.RefusedException as the readers of images and masks and the
   *     extractors do
   */
  public CaseRecord measure(CaseSource source) {
    Volume image = named(source.image(), () -> ImageFile.readVolume(source.image()));
    Mask region =
        named(
            source.mask(),
            () ->
                ImageFile.readMask(
                    source.mask(), source.label(), settings.layer(), image.geometry()));
    CaseValues values = settings.measure(image, region, kernels);
    return new CaseRecord(source, settings, kernels.description(), region.voxelCount(), values);
  }

  /** What a reader refuses, with the name of its file: a case has two. */
  private static <T> T named(Path file, Supplier<T> reading) {
    String name = String.valueOf(file.getFileName());
    try {
      return reading.get();
    } catch (RefusedException e) {
      String detail = e.detail().contains(name) ? e.detail() : name + ": " + e.detail();
      throw new RefusedException(e.reason(), detail, e);
    }
  }

  /** What stands in the row of a measured case. */
  Map<String, String> columns(CaseSource source) {
    return measure(source).columns();
  }
}

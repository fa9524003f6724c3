package org.tacescore.radiomics;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.tacescore.radiomics.feature.Binning;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.radiomics.feature.TextureSettings.Weighting;

/** Reads how grey levels are made and counted from the keys of a parameter file. */
final class TextureKeys {
  /** By {@code force2Ddimension}: PyRadiomics counts axes from the slices on. */
  static final List<Planes> PLANES = List.of(Planes.SLICE, Planes.ROW, Planes.COLUMN);

  private TextureKeys() {}

  static TextureSettings read(SettingValues values) {
    return new TextureSettings(
        binning(values),
        values.wholes("distances").orElse(List.of(1)),
        weighting(values),
        values.truth("symmetricalGLCM", true),
        values.whole("gldm_a", 0),
        values.truth("force2D", false) ? plane(values) : Planes.NONE,
        values.whole("voxelArrayShift", 0));
  }

  /** The planes of {@code force2Ddimension}, whether {@code force2D} is on or not. */
  static Planes plane(SettingValues values) {
    return PLANES.get(values.whole("force2Ddimension", 0));
  }

  /** As in PyRadiomics, a bin count wins over a bin width. */
  private static Binning binning(SettingValues values) {
    OptionalInt count = values.whole("binCount");
    return count.isPresent()
        ? new Binning.FixedCount(count.getAsInt())
        : new Binning.FixedWidth(values.number("binWidth", 25));
  }

  private static Weighting weighting(SettingValues values) {
    return values
        .word("weightingNorm")
        .map(word -> Weighting.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Weighting.AVERAGED);
  }
}

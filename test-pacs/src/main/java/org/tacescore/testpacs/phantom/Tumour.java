package org.tacescore.testpacs.phantom;

import java.util.SplittableRandom;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.Vector3;

/**
 * A lesion that enhances like hepatocellular carcinoma: bright in the arterial phase, darker than
 * the liver afterwards, with a capsule that brightens late, a texture of its own in every phase and
 * parts that do not enhance.
 *
 * @param number from 1, largest first
 * @param centre in anatomical coordinates, mm
 * @param radiusMm mean radius
 * @param vascularity how it enhances
 * @param seed of its surface and texture
 */
record Tumour(int number, Vector3 centre, double radiusMm, Vascularity vascularity, long seed) {

  /** Outside of the tumour the halo ends here, mm. */
  static final double HALO_MM = 6;

  /**
   * How a patient's tumours enhance.
   *
   * @param heterogeneity 0 (even) to 1 (coarse): amplitude of the texture
   * @param hyperenhancement arterial contrast against the liver, 1 = the table's
   * @param washout contrast against the liver after the arterial phase, 1 = the table's
   * @param necroticFraction 0 to 0.5, share of the core that does not enhance
   * @param traits grain of the texture, and what is around the tumour
   */
  record Vascularity(
      double heterogeneity,
      double hyperenhancement,
      double washout,
      double necroticFraction,
      Traits traits) {

    static Vascularity draw(Traits traits, SplittableRandom random) {
      return new Vascularity(
          random.nextDouble(0.1, 1.0),
          random.nextDouble(0.6, 1.4),
          random.nextDouble(0.6, 1.4),
          random.nextDouble(0, 0.4),
          traits);
    }
  }

  Solid solid() {
    Vector3 radii =
        new Vector3(
            radiusMm * (1 + 0.12 * unit(1)),
            radiusMm * (1 + 0.12 * unit(2)),
            radiusMm * (1 + 0.12 * unit(3)));
    return Solid.ellipsoid(centre, radii)
        .wavy(new ValueNoise(seed), 0.16 * radiusMm, 0.8 * radiusMm);
  }

  /**
   * Signal at a point of the tumour.
   *
   * @param depthMm below its surface
   */
  double signal(
      ContrastPhase phase, Enhancement enhancement, double depthMm, double x, double y, double z) {
    double liver = enhancement.of(Tissue.LIVER, phase);
    double contrast = enhancement.of(Tissue.TUMOUR, phase) - liver;
    double strength =
        phase == ContrastPhase.ARTERIAL ? vascularity.hyperenhancement() : vascularity.washout();
    double wavelength =
        vascularity.traits().grain() * enhancement.of(Tissue.TUMOUR_TEXTURE_MM, phase);
    double texture =
        new ValueNoise(seed + PhaseFolder.of(phase).number())
            .detailed(x / wavelength, y / wavelength, z / wavelength);
    double vital =
        liver
            + strength * contrast
            + 1.8
                * vascularity.heterogeneity()
                * enhancement.of(Tissue.TUMOUR_TEXTURE, phase)
                * texture;
    double alive = 1 - necrosis(depthMm, x, y, z);
    double core = alive * vital + (1 - alive) * enhancement.of(Tissue.NECROSIS, phase);
    double rim = 0.7 * Math.max(0, 1 - Math.abs(depthMm - 1) / 2.5);
    return core + rim * (enhancement.of(Tissue.CAPSULE, phase) - core);
  }

  /**
   * What the liver around the tumour gains in signal: on the average brighter, and uneven.
   *
   * @param depthMm below the tumour's surface, negative outside
   */
  double halo(
      ContrastPhase phase, Enhancement enhancement, double depthMm, double x, double y, double z) {
    double texture =
        new ValueNoise(seed + 500 + PhaseFolder.of(phase).number()).at(x / 5, y / 5, z / 5);
    return vascularity.traits().halo()
        * Fade.step(depthMm, -HALO_MM, -HALO_MM / 2)
        * enhancement.of(Tissue.TUMOUR_TEXTURE, phase)
        * (0.7 + 1.2 * texture);
  }

  /** Share of dead tissue, the same place in every phase. */
  private double necrosis(double depthMm, double x, double y, double z) {
    double wavelength = 0.7 * radiusMm;
    double level = new ValueNoise(seed + 99).at(x / wavelength, y / wavelength, z / wavelength);
    double inCore = Fade.step(depthMm, 0.25 * radiusMm, 0.55 * radiusMm);
    double threshold = 0.75 - 1.6 * vascularity.necroticFraction();
    return inCore * Fade.step(level, threshold - 0.12, threshold + 0.12);
  }

  private double unit(int axis) {
    return new ValueNoise(seed + 1000 + axis).at(0, 0, 0);
  }
}

package org.tacescore.volume.registration;

import java.util.Arrays;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.Vector3;

/**
 * Finds where the liver of one image lies in another of the same patient: rigid, then free-form
 * where the liver is drawn on the fixed image, both by the highest mutual information, from coarse
 * to fine.
 *
 * <p>Sources: mutual information after Mattes et al. 2003 ({@link JointHistogram}), free-form
 * deformation after Rueckert et al. 1999 ({@link ControlGrid}), random off-grid positions as in
 * Klein et al., Int J Comput Vis 81:227-239, 2009, doi 10.1007/s11263-008-0168-y; here they stay
 * the same within a level, so that L-BFGS ({@link Minimiser}) can use curvature.
 */
public final class LiverRegistration {
  /** Longest step of a parameter, in voxels of the level. */
  private static final double LONGEST_STEP = 1;

  private static final double SHORTEST_STEP = 0.003;
  private static final long CHECK = 0x9E3779B97F4A7C15L;

  private final Scan fixedScan;
  private final Scan movingScan;
  private final RegistrationSettings settings;
  private final ScanPair pair;

  private LiverRegistration(Scan fixed, Scan moving, RegistrationSettings settings) {
    this.fixedScan = fixed;
    this.movingScan = moving;
    this.settings = settings;
    this.pair = ScanPair.of(fixed, moving, settings);
  }

  /**
   * Registers two scans.
   *
   * @param fixed its positions go in
   * @param moving its positions come out
   * @throws RefusedException REGISTRATION_FAILED where the images share too little or a limit is
   *     crossed, with the numbers
   */
  public static RegisteredScans register(
      Scan fixed, Scan moving, RegistrationSettings settings, RegistrationLimits limits) {
    RegisteredScans found = new LiverRegistration(fixed, moving, settings).register();
    limits.judge(found.report());
    return found;
  }

  private RegisteredScans register() {
    RigidWarp rigid = new RigidWarp(pair.centre(), pair.start());
    double[] pose = rigid(rigid);
    Deformation deformation = freeForm(rigid.rotation(pose), rigid.translation(pose));
    return new RegisteredScans(deformation, report(rigid, pose, deformation));
  }

  private RegistrationReport report(RigidWarp rigid, double[] pose, Deformation deformation) {
    int finest = pair.fixed().size() - 1;
    MutualInformation check = compare(finest, CHECK, false);
    Residue residue = Residue.of(deformation, pair.region());
    Vector3 start = before();
    return new RegistrationReport(
        check.at(new RigidWarp(pair.centre(), start).at(new double[rigid.parameters()])),
        check.at(rigid.at(pose)),
        check.at(deformation.map()),
        compare(finest, CHECK, true).at(deformation.map()),
        rigid.degrees(pose),
        rigid.shift(pose).minus(start).length(),
        residue.meanMm(),
        residue.maxMm(),
        residue.minJacobian(),
        residue.maxJacobian(),
        LiverOverlap.dice(fixedScan, movingScan, position -> position.plus(start)),
        LiverOverlap.dice(fixedScan, movingScan, deformation::apply));
  }

  /** One frame of reference is judged against itself, two against the first guess. */
  private Vector3 before() {
    return sameFrame() ? new Vector3(0, 0, 0) : pair.start();
  }

  private boolean sameFrame() {
    return fixedScan
        .volume()
        .geometry()
        .frameOfReferenceUid()
        .equals(movingScan.volume().geometry().frameOfReferenceUid());
  }

  private double[] rigid(RigidWarp warp) {
    double[] pose = new double[warp.parameters()];
    for (int level = 0; level < pair.fixed().size(); level++) {
      MutualInformation information = compare(level, level, false);
      requireMeeting(information.at(warp.at(pose)));
      pose =
          minimiser(
                  level,
                  (parameters, gradient) -> {
                    double found = information.at(warp.at(parameters), gradient);
                    negate(gradient);
                    return -found;
                  })
              .minimise(pose, settings.iterations());
    }
    return pose;
  }

  private Deformation freeForm(Rotation rotation, Vector3 translation) {
    int levels = pair.fixed().size();
    boolean several = levels > 1;
    ControlGrid grid = pair.controlGrid(several ? 2 * settings.gridMm() : settings.gridMm());
    double[] coefficients = new double[grid.parameters()];
    // Without a liver the bins are as wide as all organs: a free-form map would follow noise.
    int bent = fixedScan.liver().isPresent() ? levels : 0;
    for (int level = 0; level < bent; level++) {
      if (level == 1) {
        coefficients = grid.refine(coefficients);
        grid = grid.refined();
      }
      coefficients = freeForm(level, new SplineWarp(rotation, translation, grid), coefficients);
    }
    return new SplineWarp(rotation, translation, grid).deformation(coefficients);
  }

  private double[] freeForm(int level, SplineWarp warp, double[] start) {
    MutualInformation information = compare(level, 100 + level, false);
    return minimiser(
            level,
            (parameters, gradient) -> {
              double found = information.at(warp.at(parameters), gradient);
              negate(gradient);
              return warp.grid().addBending(parameters, settings.bending(), gradient) - found;
            })
        .minimise(start, settings.iterations());
  }

  private Minimiser minimiser(int level, Minimiser.Function function) {
    double mm = settings.levelsMm().get(level);
    return new Minimiser(function, LONGEST_STEP * mm, SHORTEST_STEP * mm);
  }

  private MutualInformation compare(int level, long stream, boolean shuffled) {
    SamplePositions positions =
        SamplePositions.draw(
            pair.fixed().get(level),
            pair.region(),
            pair.fixedWindow(),
            settings.samples(),
            settings.seed() * CHECK + stream);
    return new MutualInformation(
        shuffled ? positions.shuffled() : positions, pair.moving().get(level), pair.movingWindow());
  }

  private void requireMeeting(double information) {
    if (Double.isInfinite(information)) {
      throw new RefusedException(
          Refusal.REGISTRATION_FAILED,
          "too little of the fixed image's region lies in the moving image");
    }
  }

  private static void negate(double[] values) {
    Arrays.setAll(values, i -> -values[i]);
  }
}

package org.tacescore.volume.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class LiverRegistrationTest {
  private static final VolumeGeometry GRID = LiverPhantom.liverGrid();
  private static final RegistrationLimits LIMITS = RegistrationLimits.PHASES_OF_ONE_STUDY;
  private static final RegistrationSettings SETTINGS =
      new RegistrationSettings(1, 15_000, 15, List.of(6.0, 3.0, 2.2), 35, 30, 150);

  /** A run of few steps is not to be judged. */
  private static final RegistrationLimits ANY =
      new RegistrationLimits(1e-9, 9, 180, 900, 900, 1e-9, 99, 0, 1);

  private static final LiverPhantom PHANTOM = new LiverPhantom(5);

  private static RegisteredScans register(Scan fixed, Scan moving) {
    return LiverRegistration.register(fixed, moving, SETTINGS, LIMITS);
  }

  private static double liverError(UnaryOperator<Vector3> found, UnaryOperator<Vector3> known) {
    Mask liver = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, known).liver().orElseThrow();
    return KnownDeformation.meanErrorMm(found, known, liver);
  }

  @Test
  void anImageLiesOnItself() {
    Scan scan = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, p -> p);

    RegisteredScans found = register(scan, scan);

    assertThat(liverError(found.deformation()::apply, p -> p)).isLessThan(0.1);
    assertThat(found.report().diceEnd()).isGreaterThan(0.99);
    assertThat(found.report().maxDisplacementMm()).isLessThan(1);
  }

  @Test
  @Tag("slow")
  void findsAShiftAndATurn() {
    double a = Math.toRadians(5);
    double b = Math.toRadians(-3);
    Rotation turn =
        new Rotation(
                new Vector3(Math.cos(a), -Math.sin(a), 0),
                new Vector3(Math.sin(a), Math.cos(a), 0),
                new Vector3(0, 0, 1))
            .then(
                new Rotation(
                    new Vector3(1, 0, 0),
                    new Vector3(0, Math.cos(b), -Math.sin(b)),
                    new Vector3(0, Math.sin(b), Math.cos(b))));
    UnaryOperator<Vector3> known = p -> turn.apply(p).plus(new Vector3(7, -5, 9));

    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, known);
    Scan samePhase = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, 77, p -> p);
    Scan otherPhase = PHANTOM.scan(GRID, LiverPhantom.PORTAL, p -> p);

    double same = rigidError(register(fixed, samePhase).deformation(), known);
    Deformation between = register(fixed, otherPhase).deformation();

    System.out.printf(
        "rigid error %.3f mm, between phases %.3f mm, with the free-form part %.3f mm%n",
        same, rigidError(between, known), liverError(between::apply, known));
    assertThat(same).isLessThan(0.3);
    // A tenth of a voxel of the coarsest level: edges of other contrast blur to other places.
    assertThat(rigidError(between, known)).isLessThan(0.6);
    assertThat(liverError(between::apply, known)).isLessThan(1.5);
  }

  private static double rigidError(Deformation found, UnaryOperator<Vector3> known) {
    return liverError(p -> found.rotation().apply(p).plus(found.translationMm()), known);
  }

  @Test
  @Tag("slow")
  void findsADeformationBetweenTwoPhases() {
    KnownDeformation known = new KnownDeformation(5, PHANTOM, 15);
    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, known);
    Scan moving = PHANTOM.scan(GRID, LiverPhantom.PORTAL, p -> p);

    RegisteredScans found = register(fixed, moving);

    double before = liverError(p -> p, known);
    double error = liverError(found.deformation()::apply, known);
    System.out.printf(
        "target registration error %.2f mm, %.2f mm before; %s%n",
        error, before, found.report().words());
    assertThat(error).isLessThan(before / 3);
    assertThat(found.report().diceEnd()).isGreaterThan(found.report().diceStart());
    assertThat(found.report().minJacobian()).isPositive();
    Mask pulled = found.deformation().pull(moving.liver().orElseThrow(), fixed.volume().geometry());
    assertThat((double) pulled.intersection(fixed.liver().orElseThrow()).voxelCount())
        .isGreaterThan(0.9 * pulled.voxelCount());
  }

  @Test
  @Tag("slow")
  void withoutALiverItIsRigid() {
    Vector3 shift = new Vector3(4, -3, 5);
    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, p -> p.plus(shift));
    Scan moving = PHANTOM.scan(GRID, LiverPhantom.PORTAL, p -> p);

    RegisteredScans found = register(Scan.of(fixed.volume()), Scan.of(moving.volume()));

    assertThat(liverError(found.deformation()::apply, p -> p.plus(shift))).isLessThan(1.5);
    assertThat(found.report().maxDisplacementMm()).isZero();
    assertThat(found.report().diceEnd()).isNaN();
  }

  @Test
  @Tag("slow")
  void isTheSameOnAnyNumberOfThreads() throws ExecutionException, InterruptedException {
    KnownDeformation known = new KnownDeformation(6, PHANTOM, 10);
    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, known);
    Scan moving = PHANTOM.scan(GRID, LiverPhantom.PORTAL, p -> p);
    RegistrationSettings quick = new RegistrationSettings(3, 4_000, 15, List.of(6.0), 70, 8, 150);

    RegistrationReport one = onThreads(1, fixed, moving, quick);

    assertThat(onThreads(3, fixed, moving, quick)).isEqualTo(one);
    assertThat(onThreads(2, fixed, moving, quick.withSeed(4))).isNotEqualTo(one);
  }

  private static RegistrationReport onThreads(
      int threads, Scan fixed, Scan moving, RegistrationSettings settings)
      throws ExecutionException, InterruptedException {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> LiverRegistration.register(fixed, moving, settings, ANY))
          .get()
          .report();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  @Tag("slow")
  void refusesAnImageOfSomethingElse() {
    SplittableRandom random = new SplittableRandom(9);
    Volume noise = Volume.of(GRID, ValueType.FLOAT, offset -> 80 + 60 * random.nextGaussian());
    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, p -> p);

    assertThatThrownBy(() -> register(fixed, Scan.of(noise)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("mutual information above chance");
  }

  @Test
  @Tag("slow")
  void refusesAnotherPartOfTheBody() {
    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, p -> p);
    Scan upsideDown =
        PHANTOM.scan(GRID, LiverPhantom.PORTAL, p -> new Vector3(-p.x(), -p.y(), -p.z()));

    assertThatThrownBy(() -> register(fixed, Scan.of(upsideDown.volume())))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("REGISTRATION_FAILED");
    assertThatThrownBy(() -> register(fixed, upsideDown))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("REGISTRATION_FAILED");
  }

  @Test
  void refusesImagesThatDoNotMeet() {
    Scan fixed = PHANTOM.scan(GRID, LiverPhantom.ARTERIAL, p -> p);
    VolumeGeometry away =
        new VolumeGeometry(
            GRID.size(),
            GRID.spacingMm(),
            GRID.direction(),
            GRID.origin().plus(new Vector3(0, 0, 900)),
            GRID.frameOfReferenceUid());

    assertThatThrownBy(() -> register(fixed, Scan.of(fixed.volume().withGeometry(away))))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("REGISTRATION_FAILED");
  }
}

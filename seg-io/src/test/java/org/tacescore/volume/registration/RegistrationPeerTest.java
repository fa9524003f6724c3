package org.tacescore.volume.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** The error against a known deformation beside that of elastix on the same voxels. */
@Tag("peers")
class RegistrationPeerTest {
  private static final double MOST_OF_ELASTIX = 1.2;
  private static final double DISPLACEMENT_MM = 15;
  private static final int EVERY = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void errsLittleMoreThanElastix(long seed) {
    LiverPhantom phantom = new LiverPhantom(seed);
    KnownDeformation known = new KnownDeformation(seed, phantom, DISPLACEMENT_MM);
    VolumeGeometry grid = LiverPhantom.grid();
    Scan fixed = phantom.scan(grid, LiverPhantom.ARTERIAL, known);
    Scan moving = phantom.scan(grid, LiverPhantom.PORTAL, p -> p);
    Mask liver = fixed.liver().orElseThrow();
    int[] offsets = liver.offsets().toArray();
    List<Vector3> places =
        IntStream.range(0, offsets.length / EVERY)
            .mapToObj(i -> Deformation.centre(liver.geometry(), offsets[EVERY * i]))
            .toList();

    List<Vector3> theirs = elastix(fixed, moving, seed, places);
    RegisteredScans ours =
        LiverRegistration.register(
            fixed, moving, RegistrationSettings.STANDARD, RegistrationLimits.PHASES_OF_ONE_STUDY);

    double before = error(places, places, known);
    double peer = error(places, theirs, known);
    double own = error(places, places.stream().map(ours.deformation()::apply).toList(), known);
    System.out.printf(
        "seed %d: target registration error %.2f mm, elastix %.2f mm, before %.2f mm; %s%n",
        seed, own, peer, before, ours.report().words());
    assertThat(own).isLessThan(MOST_OF_ELASTIX * peer);
    assertThat(peer).as("elastix registers").isLessThan(before / 2);
  }

  /** On the voxels that the code under test sees: cut to the liver, clipped to its window. */
  private List<Vector3> elastix(Scan fixed, Scan moving, long seed, List<Vector3> places) {
    RegistrationSettings standard = RegistrationSettings.STANDARD;
    RegistrationSettings voxelsAsTheyAre =
        new RegistrationSettings(
            standard.seed(),
            standard.samples(),
            standard.marginMm(),
            List.of(0.1),
            standard.gridMm(),
            standard.iterations(),
            standard.bending());
    ScanPair pair = ScanPair.of(fixed, moving, voxelsAsTheyAre);
    return new Elastix(folder)
        .map(pair.fixed().get(0), pair.moving().get(0), pair.region(), seed, places);
  }

  private static double error(List<Vector3> places, List<Vector3> mapped, KnownDeformation known) {
    assertThat(mapped).hasSameSizeAs(places);
    return IntStream.range(0, places.size())
        .mapToDouble(i -> mapped.get(i).minus(known.apply(places.get(i))).length())
        .average()
        .orElseThrow();
  }
}

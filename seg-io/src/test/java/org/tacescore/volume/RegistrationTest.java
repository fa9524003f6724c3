package org.tacescore.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
  /** Turned by 90 degrees about z: x goes to y. */
  private final Registration quarter =
      Registration.of(
          "1.1", "1.2", new double[] {0, -1, 0, 10, 1, 0, 0, 20, 0, 0, 1, -5, 0, 0, 0, 1});

  private static Registration turned(String from, String to, double degrees, Vector3 shift) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    return new Registration(
        from,
        to,
        new Rotation(new Vector3(1, 0, 0), new Vector3(0, c, -s), new Vector3(0, s, c)),
        shift);
  }

  private static void assertNear(Vector3 found, Vector3 wanted) {
    assertThat(found.minus(wanted).length()).as("%s", found).isLessThan(1e-9);
  }

  @Test
  void mapsAPositionOfTheSourceIntoTheTarget() {
    assertNear(quarter.apply(new Vector3(1, 2, 3)), new Vector3(8, 21, -2));
  }

  @Test
  void theWayBackLeadsBack() {
    Registration there =
        turned("1.1", "1.2", 37, new Vector3(7, -4, 112.5))
            .then(new Registration("1.2", "1.3", quarter.rotation(), new Vector3(1, 2, 3)));
    Vector3 point = new Vector3(-120, 80, 933);

    assertNear(there.inverse().apply(there.apply(point)), point);
    assertThat(there.inverse().sourceFrameUid()).isEqualTo("1.3");
    assertThat(there.inverse().targetFrameUid()).isEqualTo("1.1");
  }

  @Test
  void oneThenTheNextIsBothAfterEachOther() {
    Registration second = turned("1.2", "1.3", 25, new Vector3(0, 3, -8));
    Vector3 point = new Vector3(4, 5, 6);

    assertNear(quarter.then(second).apply(point), second.apply(quarter.apply(point)));
    assertThatThrownBy(() -> second.then(quarter)).isInstanceOf(InvalidGeometryException.class);
  }

  @Test
  void aGridMovesWithItsVoxels() {
    VolumeGeometry grid =
        new VolumeGeometry(
            new GridSize(5, 6, 7),
            new Spacing(0.7, 0.8, 2.5),
            Direction.AXIAL,
            new Vector3(-10, 20, 30),
            "1.1");

    VolumeGeometry moved = quarter.apply(grid);

    assertThat(moved.frameOfReferenceUid()).isEqualTo("1.2");
    assertNear(moved.positionOf(4, 2, 6), quarter.apply(grid.positionOf(4, 2, 6)));
    assertThatThrownBy(() -> quarter.apply(moved)).isInstanceOf(InvalidGeometryException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 0 0 0 0 1 0 0 0 0 -1 0 0 0 0 1", // a mirror
        "1.001 0 0 0 0 1.001 0 0 0 0 1.001 0 0 0 0 1", // a scale
        "1 0.001 0 0 0 1 0 0 0 0 1 0 0 0 0 1", // a shear
        "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0.1 1", // a perspective
        "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 2",
        "1 0 0 0 0 1 0 0 0 0 1 0",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
        "NaN 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1",
        "1 0 0 Infinity 0 1 0 0 0 0 1 0 0 0 0 1",
        "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 NaN"
      })
  void refusesAMatrixThatIsNotRigid(String text) {
    double[] matrix =
        java.util.Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();

    assertThatThrownBy(() -> Registration.of("1.1", "1.2", matrix))
        .isInstanceOf(InvalidGeometryException.class);
  }

  @Test
  void takesAMatrixOfSixDecimals() {
    double c = 0.866025;
    double s = 0.5;

    assertThat(
            Registration.of(
                    "1", "2", new double[] {c, -s, 0, 1, s, c, 0, 2, 0, 0, 1, 3, 0, 0, 0, 1})
                .translationMm())
        .isEqualTo(new Vector3(1, 2, 3));
  }

  @Test
  void refusesToNameNoFrame() {
    assertThatThrownBy(() -> new Registration("", "1", Rotation.NONE, new Vector3(0, 0, 0)))
        .isInstanceOf(InvalidGeometryException.class);
  }
}

package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.DicomObject;
import org.tacescore.volume.Vector3;

class FrameRegistrationsTest {
  private static final String A = "1.1";
  private static final String B = "1.2";
  private static final String C = "1.3";
  private static final String D = "1.4";
  private static final List<Vector3> PLACES = List.of(new Vector3(0, 0, 0));

  private static SpatialRegistration shift(String name, String from, String to, double x) {
    return RegistrationFixtures.of(name, from, to, RegistrationFixtures.shift(x, 0, 0));
  }

  private static double xOf(FrameRegistrations registrations, String from, String to) {
    return registrations
        .between(from, to, PLACES)
        .orElseThrow()
        .registration()
        .apply(new Vector3(0, 0, 0))
        .x();
  }

  @Test
  void goesEitherDirection() {
    FrameRegistrations one = FrameRegistrations.of(List.of(shift("r", A, B, 5)));

    assertThat(xOf(one, A, B)).isEqualTo(5);
    assertThat(xOf(one, B, A)).isEqualTo(-5);
    assertThat(one.between(A, C, PLACES)).isEmpty();
    assertThat(FrameRegistrations.NONE.between(A, B, PLACES)).isEmpty();
  }

  @Test
  void goesOverOneThirdFrame() {
    FrameRegistrations two =
        FrameRegistrations.of(List.of(shift("r", A, B, 5), shift("s", C, B, 2)));

    assertThat(xOf(two, A, C)).isEqualTo(3);
    assertThat(xOf(two, C, A)).isEqualTo(-3);
    assertThat(two.between(A, C, PLACES).orElseThrow().objects()).hasSize(2);
  }

  @Test
  void goesOverTheFrameOfOneObjectThatRegistersBoth() {
    DicomObject object = RegistrationFixtures.object("both", B);
    RegistrationFixtures.add(object, A, "RIGID", RegistrationFixtures.shift(5, 0, 0));
    RegistrationFixtures.add(object, C, "RIGID", RegistrationFixtures.shift(2, 0, 0));
    FrameRegistrations one = FrameRegistrations.of(List.of(RegistrationReader.read(object)));

    assertThat(xOf(one, A, C)).isEqualTo(3);
    assertThat(one.between(A, C, PLACES).orElseThrow().objects()).hasSize(1);
  }

  @Test
  void goesNoLongerChain() {
    assertThat(
            FrameRegistrations.of(
                    List.of(shift("r", A, B, 5), shift("s", B, C, 2), shift("t", C, D, 1)))
                .between(A, D, PLACES))
        .isEmpty();
  }

  @Test
  void prefersTheStraightWay() {
    assertThat(
            xOf(
                FrameRegistrations.of(
                    List.of(shift("r", A, B, 5), shift("s", B, C, 5), shift("t", A, C, 2))),
                A,
                C))
        .isEqualTo(2);
  }

  @Test
  void refusesRegistrationsThatDisagree() {
    FrameRegistrations two =
        FrameRegistrations.of(List.of(shift("r", A, B, 5), shift("s", B, A, -6.5)));

    assertThatThrownBy(() -> two.between(A, B, PLACES))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("1.5 mm");
  }

  @Test
  void refusesChainsThatDisagree() {
    FrameRegistrations two =
        FrameRegistrations.of(
            List.of(
                shift("r", A, B, 5), shift("s", B, C, 5),
                shift("t", A, D, 5), shift("u", D, C, 25)));

    assertThatThrownBy(() -> two.between(A, C, PLACES))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("20.0 mm");
  }

  @Test
  void takesRegistrationsThatAgreeWhereTheyMatter() {
    FrameRegistrations two =
        FrameRegistrations.of(List.of(shift("r", A, B, 5), shift("s", A, B, 5.5)));

    assertThat(two.between(A, B, PLACES)).isPresent();
  }

  @Test
  void refusesAWayOfAKindThatIsNotUsed() {
    DicomObject affine = RegistrationFixtures.object("affine", B);
    RegistrationFixtures.add(affine, A, "AFFINE", RegistrationFixtures.IDENTITY);
    SpatialRegistration unusable = RegistrationReader.read(affine);

    assertThatThrownBy(() -> FrameRegistrations.of(List.of(unusable)).between(B, A, PLACES))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("AFFINE");
    assertThat(xOf(FrameRegistrations.of(List.of(unusable, shift("r", A, B, 5))), A, B))
        .isEqualTo(5);
    assertThat(FrameRegistrations.of(List.of(unusable)).between(A, C, PLACES)).isEmpty();
  }
}

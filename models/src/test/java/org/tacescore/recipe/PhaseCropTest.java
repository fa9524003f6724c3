package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Intensity;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.crop.CropRule;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.volume.registration.RegistrationReport;

class PhaseCropTest {
  private static final ContrastPhase AP = ContrastPhase.ARTERIAL;
  private static final ContrastPhase PVP = ContrastPhase.PORTAL_VENOUS;

  /** 4 x 4 pixels of 1 mm around the region, window 0 to 1000. */
  private static final PhaseCrop RULE = box(List.of(AP, PVP), 1, 4, 1000);

  @Test
  void takesTheSliceOfTheLargestAreaAndThePositionsOfTheOtherPhase() {
    // Slice 1 holds four voxels of the region, slice 0 one; the crop is columns and rows 2 to 5.
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    // The same patient positions lie two columns and one slice further on this grid.
    PhaseImage portal = image(grid(new Vector3(-2, 0, -5)), false);
    ImageTensor crop = sample(RULE, Map.of(AP, arterial, PVP, portal));
    assertThat(crop.at(0, 0, 0, 0)).isCloseTo(value(2, 2, 1), within(1e-6f));
    assertThat(crop.at(0, 3, 1, 0)).isCloseTo(value(3, 5, 1), within(1e-6f));
    assertThat(crop.at(0, 0, 0, 1)).isCloseTo(value(4, 2, 2), within(1e-6f));
    assertThat(crop.at(0, 3, 1, 1)).isCloseTo(value(5, 5, 2), within(1e-6f));
  }

  @Test
  void interpolatesBetweenColumnsAndRows() {
    PhaseCrop twice = box(List.of(AP), 0, 1, 1000);
    ImageTensor crop = sample(twice, Map.of(AP, image(grid(new Vector3(0, 0, 0)), true)));
    assertThat(crop.at(0, 0, 0, 0)).isCloseTo((value(3, 3, 1) + value(4, 4, 1)) / 2, within(1e-6f));
  }

  @Test
  void whatLiesOutsideTheVolumeIsTheLowEndOfTheWindow() {
    PhaseCrop wide = box(List.of(AP), 9, 20, 1000);
    ImageTensor crop = sample(wide, Map.of(AP, image(grid(new Vector3(0, 0, 0)), true)));
    assertThat(crop.at(0, 0, 0, 0)).isZero();
    assertThat(crop.at(0, 10, 10, 0)).isPositive();
  }

  @Test
  void clipsToTheWindow() {
    PhaseCrop narrow = box(List.of(AP), 1, 4, 1);
    ImageTensor crop = sample(narrow, Map.of(AP, image(grid(new Vector3(0, 0, 0)), true)));
    assertThat(crop.at(0, 0, 0, 0)).isEqualTo(1);
  }

  @Test
  void refusesAPhaseThatDoesNotReachTheSlice() {
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    PhaseImage far = image(grid(new Vector3(0, 0, 500)), false);
    assertThatThrownBy(() -> sample(RULE, Map.of(AP, arterial, PVP, far)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.MASK_OUTSIDE_VOLUME));
  }

  @Test
  void refusesPositionsInAnotherFrameOfReference() {
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    PhaseImage other = image(grid(new Vector3(0, 0, 0)).withFrameOfReferenceUid("1.2.4"), false);
    assertThatThrownBy(() -> sample(RULE, Map.of(AP, arterial, PVP, other)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.FRAME_OF_REFERENCE_MISMATCH));
  }

  @Test
  void takesPositionsThroughARegistration() {
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    PhaseImage portal = image(grid(new Vector3(98, 0, -5)).withFrameOfReferenceUid("1.2.4"), false);
    Map<ContrastPhase, PhaseImage> images = Map.of(AP, arterial, PVP, portal);
    PhaseSource registered =
        new PhaseSource() {
          @Override
          public PhaseImage image(RoiRule region) {
            return PhaseSource.of(images).image(region);
          }

          @Override
          public Registration registration(PhaseImage from, PhaseImage to) {
            return new Registration("1.2.3", "1.2.4", Rotation.NONE, new Vector3(100, 0, 0));
          }
        };
    ImageTensor crop = RULE.sample(images, registered).images();
    assertThat(crop.at(0, 0, 0, 1)).isCloseTo(value(4, 2, 2), within(1e-6f));
    assertThat(crop.at(0, 3, 1, 1)).isCloseTo(value(5, 5, 2), within(1e-6f));
  }

  @Test
  void takesTheRegisteredImageAtThePositionsOfTheReference() {
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    PhaseImage portal = image(grid(new Vector3(-2, 0, -5)), false);
    Map<ContrastPhase, PhaseImage> images = Map.of(AP, arterial, PVP, portal);
    Registrar registrar = new Registrar(images);
    PhaseCrop both = registered(List.of(AP, PVP, PVP));
    ImageTensor crop = both.sample(images, registrar).images();
    assertThat(crop.at(0, 0, 0, 0)).isCloseTo(value(2, 2, 1), within(1e-6f));
    assertThat(crop.at(0, 0, 0, 1)).isCloseTo(1 - value(2, 2, 1), within(1e-6f));
    assertThat(crop.at(0, 3, 1, 2)).isCloseTo(1 - value(3, 5, 1), within(1e-6f));
    assertThat(registrar.asked).containsExactly("ARTERIAL<-PORTAL_VENOUS");
  }

  @Test
  void aSingleChannelMayBeOfAnotherPhaseThanTheReference() {
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    PhaseImage portal = image(grid(new Vector3(98, 0, 0)).withFrameOfReferenceUid("1.2.4"), false);
    Map<ContrastPhase, PhaseImage> images = Map.of(AP, arterial, PVP, portal);
    PhaseCrop one = registered(List.of(PVP));
    assertThat(one.shape()).hasToString("4 x 4 x 1");
    ImageTensor crop = one.sample(images, new Registrar(images)).images();
    assertThat(crop.at(0, 0, 0, 0)).isCloseTo(1 - value(2, 2, 1), within(1e-6f));
    assertThat(crop.at(0, 3, 1, 0)).isCloseTo(1 - value(3, 5, 1), within(1e-6f));
  }

  @Test
  void neverTakesAPairThatIsNotRegistered() {
    PhaseImage arterial = image(grid(new Vector3(0, 0, 0)), true);
    Map<ContrastPhase, PhaseImage> images = Map.of(AP, arterial, PVP, arterial);
    assertThatThrownBy(() -> sample(registered(List.of(AP, PVP)), images))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.REGISTRATION_FAILED));
  }

  @Test
  void theReferenceAloneNeedsNoRegistration() {
    Map<ContrastPhase, PhaseImage> images = Map.of(AP, image(grid(new Vector3(0, 0, 0)), true));
    assertThat(sample(registered(List.of(AP)), images).at(0, 0, 0, 0))
        .isCloseTo(value(2, 2, 1), within(1e-6f));
  }

  private static PhaseCrop registered(List<ContrastPhase> channels) {
    return new PhaseCrop(AP, channels, box(channels, 1, 4, 1000).rule(), true, "test");
  }

  /** Gives 1000 minus the fixed image, so that it is seen where a value comes from. */
  private static final class Registrar implements PhaseSource {
    private final Map<ContrastPhase, PhaseImage> images;
    private final List<String> asked = new ArrayList<>();

    Registrar(Map<ContrastPhase, PhaseImage> images) {
      this.images = images;
    }

    @Override
    public PhaseImage image(RoiRule region) {
      return PhaseSource.of(images).image(region);
    }

    @Override
    public RegisteredImage registered(PhaseImage fixed, PhaseImage moving) {
      asked.add(name(fixed) + "<-" + name(moving));
      Volume volume = fixed.volume();
      return new RegisteredImage(
          Volume.of(volume.geometry(), ValueType.FLOAT, offset -> 1000 - volume.at(offset)),
          RegisteredImage.Kind.DEFORMABLE,
          new RegistrationReport(0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1));
    }

    private ContrastPhase name(PhaseImage image) {
      return images.entrySet().stream()
          .filter(entry -> entry.getValue().equals(image))
          .findFirst()
          .orElseThrow()
          .getKey();
    }
  }

  private static ImageTensor sample(PhaseCrop crop, Map<ContrastPhase, PhaseImage> images) {
    return crop.sample(images, PhaseSource.of(images)).images();
  }

  private static PhaseCrop box(
      List<ContrastPhase> channels, double marginMm, int size, double high) {
    CropRule rule =
        new CropRule(
            CropRule.Slices.LARGEST,
            0,
            CropRule.Field.BOX,
            marginMm,
            0,
            1,
            size,
            Preprocessing.plain(
                new Intensity.Window(0, high), ChannelMeaning.PHASES, channels.size()));
    return new PhaseCrop(AP, channels, rule, "test");
  }

  private static VolumeGeometry grid(Vector3 origin) {
    return new VolumeGeometry(
        new GridSize(9, 8, 3), new Spacing(1, 1, 5), Direction.AXIAL, origin, "1.2.3");
  }

  /** Each voxel says where it is: column, row and slice as decimal digits. */
  private static PhaseImage image(VolumeGeometry geometry, boolean lesion) {
    GridSize size = geometry.size();
    float[] values = new float[size.voxels()];
    for (int slice = 0; slice < size.slices(); slice++) {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          values[size.offset(column, row, slice)] = 1000 * value(column, row, slice);
        }
      }
    }
    Mask roi =
        Mask.where(
            geometry,
            lesion
                ? offset ->
                    offset == size.offset(0, 0, 0)
                        || (offset / 72 == 1
                            && offset % 9 >= 3
                            && offset % 9 <= 4
                            && offset / 9 % 8 >= 3
                            && offset / 9 % 8 <= 4)
                : offset -> offset == 0);
    return new PhaseImage(
        Volume.of(geometry, values), HrdDemo.region(roi, "1.2.3.4", Roi.Origin.DRAWN), "1.2.3.4");
  }

  private static float value(int column, int row, int slice) {
    return (column * 100 + row * 10 + slice) / 1000f;
  }
}

package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Vector3;

class RegistrationReaderTest {
  private final DicomObject object = RegistrationFixtures.object("reg", "1.1");

  private SpatialRegistration.Link onlyLink() {
    List<SpatialRegistration.Link> links = RegistrationReader.read(object).links();
    assertThat(links).hasSize(1);
    return links.get(0);
  }

  private Registration onlyRigid() {
    return ((SpatialRegistration.Rigid) onlyLink()).registration();
  }

  @Test
  void readsTheWayOfAnItemIntoTheFrameOfTheObject() {
    double[] matrix = RegistrationFixtures.turn(30, 7, -4, 112.5);
    RegistrationFixtures.add(object, "1.2", "RIGID", matrix);

    assertThat(onlyRigid().sourceFrameUid()).isEqualTo("1.2");
    assertThat(onlyRigid().targetFrameUid()).isEqualTo("1.1");
    assertThat(RegistrationFixtures.matrix(onlyRigid()))
        .containsExactly(matrix, Offset.offset(1e-11));
  }

  @Test
  void multipliesMatricesAsTheyStand() {
    RegistrationFixtures.add(
        object,
        "1.2",
        "RIGID",
        RegistrationFixtures.shift(10, 0, 0),
        RegistrationFixtures.turn(90, 0, 0, 0),
        RegistrationFixtures.shift(0, 1, 0));

    Vector3 found = onlyRigid().apply(new Vector3(1, 2, 3));

    // (1, 2, 3), moved: (1, 3, 3), turned: (-3, 1, 3), moved: (7, 1, 3)
    assertThat(found.minus(new Vector3(7, 1, 3)).length()).isLessThan(1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RIGID_SCALE", "AFFINE", "", "rigid"})
  void namesATypeThatItDoesNotUse(String type) {
    RegistrationFixtures.add(object, "1.2", type, RegistrationFixtures.IDENTITY);

    assertThat(onlyLink()).isInstanceOf(SpatialRegistration.Unusable.class);
    assertThat(((SpatialRegistration.Unusable) onlyLink()).reason())
        .contains(type.isEmpty() ? "no stated type" : type);
  }

  @Test
  void namesAMatrixThatIsNotWhatItSays() {
    RegistrationFixtures.add(object, "1.2", "RIGID", RegistrationFixtures.shift(1, 2, 3))
        .getNestedDataset(Tag.MatrixRegistrationSequence)
        .getNestedDataset(Tag.MatrixSequence)
        .setString(
            Tag.FrameOfReferenceTransformationMatrix,
            VR.DS,
            "2\\0\\0\\0\\0\\1\\0\\0\\0\\0\\1\\0\\0\\0\\0\\1".split("\\\\"));

    assertThat(((SpatialRegistration.Unusable) onlyLink()).reason()).startsWith("not rigid");
  }

  @Test
  void namesAMatrixThatIsNoNumbersOrAbsent() {
    Attributes matrix =
        RegistrationFixtures.add(object, "1.2", "RIGID", RegistrationFixtures.IDENTITY)
            .getNestedDataset(Tag.MatrixRegistrationSequence)
            .getNestedDataset(Tag.MatrixSequence);

    matrix.setString(Tag.FrameOfReferenceTransformationMatrix, VR.DS, "a", "b");
    assertThat(onlyLink()).isInstanceOf(SpatialRegistration.Unusable.class);
    matrix.remove(Tag.FrameOfReferenceTransformationMatrix);
    assertThat(onlyLink()).isInstanceOf(SpatialRegistration.Unusable.class);
    object
        .dataset()
        .getSequence(Tag.RegistrationSequence)
        .get(1)
        .remove(Tag.MatrixRegistrationSequence);
    assertThat(onlyLink()).isInstanceOf(SpatialRegistration.Unusable.class);
  }

  @Test
  void passesOverItsOwnFrameAndItemsOfImagesAlone() {
    RegistrationFixtures.add(object, "1.2", "RIGID", RegistrationFixtures.IDENTITY)
        .remove(Tag.FrameOfReferenceUID);

    assertThat(RegistrationReader.read(object).links()).isEmpty();
  }

  @Test
  void knowsADeformableOneAndDoesNotUseIt() {
    Attributes dataset = object.dataset();
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.DeformableSpatialRegistrationStorage);
    Attributes item = new Attributes();
    item.setString(Tag.SourceFrameOfReferenceUID, VR.UI, "1.2");
    dataset.newSequence(Tag.DeformableRegistrationSequence, 1).add(item);

    assertThat(onlyLink()).isEqualTo(new SpatialRegistration.Unusable("1.2", "1.1", "deformable"));
  }

  @Test
  void answersDamagedBytesByName() {
    RegistrationFixtures.add(object, "1.2", "RIGID", RegistrationFixtures.turn(30, 1, 2, 3));
    byte[] whole = Part10.encode(object.dataset());
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 3000; run++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i < 1 + run % 4; i++) {
        bytes[132 + random.nextInt(bytes.length - 132)] = (byte) random.nextInt(256);
      }
      try {
        RegistrationReader.read(Part10.read(bytes));
      } catch (RefusedException | MalformedDicomException named) {
        assertThat(named.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void refusesWhatRegistersNothing() {
    object.dataset().remove(Tag.FrameOfReferenceUID);
    assertThatThrownBy(() -> RegistrationReader.read(object))
        .hasMessageStartingWith("UNREADABLE_INSTANCE");

    DicomObject empty = RegistrationFixtures.object("empty", "1.1");
    empty.dataset().remove(Tag.RegistrationSequence);
    assertThatThrownBy(() -> RegistrationReader.read(empty))
        .hasMessageStartingWith("UNREADABLE_INSTANCE");

    empty.dataset().setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    assertThatThrownBy(() -> RegistrationReader.read(empty))
        .hasMessageStartingWith("UNSUPPORTED_FORMAT");
  }
}

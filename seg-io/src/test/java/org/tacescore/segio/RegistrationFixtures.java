package org.tacescore.segio;

import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.Vector3;

/** Spatial Registration objects made here. */
final class RegistrationFixtures {
  static final double[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

  private RegistrationFixtures() {}

  /** An object in a frame of reference; it states that frame itself with the identity. */
  static DicomObject object(String name, String registeredFrame) {
    Attributes reg = new Attributes();
    reg.setString(Tag.SOPClassUID, VR.UI, UID.SpatialRegistrationStorage);
    reg.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of(name));
    reg.setString(Tag.StudyInstanceUID, VR.UI, DeterministicUid.of("study"));
    reg.setString(Tag.SeriesInstanceUID, VR.UI, DeterministicUid.of(name, "series"));
    reg.setString(Tag.Modality, VR.CS, "REG");
    reg.setString(Tag.FrameOfReferenceUID, VR.UI, registeredFrame);
    reg.newSequence(Tag.RegistrationSequence, 2);
    DicomObject object = new DicomObject(UID.ExplicitVRLittleEndian, reg);
    add(object, registeredFrame, "RIGID", IDENTITY);
    return object;
  }

  /** Adds an item that registers a frame by the matrices, in their order. */
  static Attributes add(DicomObject object, String frame, String type, double[]... matrices) {
    Attributes item = new Attributes();
    item.setString(Tag.FrameOfReferenceUID, VR.UI, frame);
    Attributes way = new Attributes();
    item.newSequence(Tag.MatrixRegistrationSequence, 1).add(way);
    way.newSequence(Tag.MatrixSequence, matrices.length);
    for (double[] matrix : matrices) {
      Attributes one = new Attributes();
      one.setString(Tag.FrameOfReferenceTransformationMatrixType, VR.CS, type);
      one.setString(
          Tag.FrameOfReferenceTransformationMatrix,
          VR.DS,
          Arrays.stream(matrix).mapToObj(RegistrationFixtures::decimal).toArray(String[]::new));
      way.getSequence(Tag.MatrixSequence).add(one);
    }
    object.dataset().getSequence(Tag.RegistrationSequence).add(item);
    return item;
  }

  private static String decimal(double value) {
    String text = Double.toString(value);
    return text.length() <= 16 ? text : "%.12f".formatted(value);
  }

  /** An object that registers one frame to another. */
  static SpatialRegistration of(String name, String source, String target, double[] matrix) {
    DicomObject object = object(name, target);
    add(object, source, "RIGID", matrix);
    return RegistrationReader.read(object);
  }

  static double[] shift(double x, double y, double z) {
    return new double[] {1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1};
  }

  /** Turned about z, then moved. */
  static double[] turn(double degrees, double x, double y, double z) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    return new double[] {c, -s, 0, x, s, c, 0, y, 0, 0, 1, z, 0, 0, 0, 1};
  }

  static double[] matrix(Registration registration) {
    Rotation r = registration.rotation();
    Vector3 t = registration.translationMm();
    return new double[] {
      r.x().x(), r.x().y(), r.x().z(), t.x(), r.y().x(), r.y().y(), r.y().z(), t.y(), r.z().x(),
      r.z().y(), r.z().z(), t.z(), 0, 0, 0, 1
    };
  }
}

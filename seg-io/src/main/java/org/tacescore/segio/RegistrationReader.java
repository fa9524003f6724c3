package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Registration;

/**
 * Reads Spatial Registration objects (DICOM PS3.3 A.39.1 and C.20.2), and recognises deformable
 * ones (C.20.3).
 *
 * <p>Each item of Registration Sequence (0070,0308) maps positions of its own frame of reference
 * into that of the object, (0020,0052). Of several matrices M1, M2, M3 in Matrix Sequence
 * (0070,030A) the product M1 M2 M3 is taken, as they stand (equation C.20.2-2). An item that names
 * images and no frame of reference registers none and is passed over, as is the item by which an
 * object states its own frame.
 *
 * <p>What cannot be used (RIGID_SCALE, AFFINE, a matrix that is not what it says, a deformation)
 * becomes {@link SpatialRegistration.Unusable}: whoever needs that way refuses by its reason, and a
 * study that does not need it is not held up.
 */
public final class RegistrationReader {
  private static final Set<String> CLASSES =
      Set.of(UID.SpatialRegistrationStorage, UID.DeformableSpatialRegistrationStorage);

  private static final int MOST_ITEMS = 1000;

  private RegistrationReader() {}

  /** Whether objects of this SOP class are registrations. */
  public static boolean reads(String sopClassUid) {
    return CLASSES.contains(sopClassUid);
  }

  /**
   * Reads what an object registers.
   *
   * @throws RefusedException UNSUPPORTED_FORMAT (another SOP class), UNREADABLE_INSTANCE (no frame
   *     of reference or no Registration Sequence), TOO_LARGE
   */
  public static SpatialRegistration read(DicomObject object) {
    if (!reads(object.sopClassUid())) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "SOP class %s is no Spatial Registration (instance %s)"
              .formatted(object.sopClassUid(), object.sopInstanceUid()));
    }
    boolean deformable = object.sopClassUid().equals(UID.DeformableSpatialRegistrationStorage);
    try {
      Attributes dataset = object.dataset();
      String target = required(dataset, Tag.FrameOfReferenceUID, "Frame of Reference UID");
      List<SpatialRegistration.Link> links = new ArrayList<>();
      for (Attributes item :
          items(
              dataset,
              deformable ? Tag.DeformableRegistrationSequence : Tag.RegistrationSequence)) {
        (deformable ? deformable(item, target) : link(item, target)).ifPresent(links::add);
      }
      return new SpatialRegistration(
          object.sopClassUid(), object.seriesInstanceUid(), object.sopInstanceUid(), links);
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      // The toolkit parses values on access and answers bad ones with many unchecked exceptions.
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "registration %s: %s".formatted(object.sopInstanceUid(), e.getMessage()),
          e);
    }
  }

  private static Sequence items(Attributes parent, int tag) {
    Sequence items = parent.getSequence(tag);
    if (items == null || items.isEmpty()) {
      throw new MalformedDicomException(
          "no item of (%04X,%04X)".formatted(tag >>> 16, tag & 0xFFFF));
    }
    if (items.size() > MOST_ITEMS) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "%d items of a registration, at most %d are read".formatted(items.size(), MOST_ITEMS));
    }
    return items;
  }

  private static String required(Attributes dataset, int tag, String name) {
    return Optional.ofNullable(dataset.getString(tag))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new MalformedDicomException("no " + name));
  }

  /** Its own frame is Source Frame of Reference UID (0064,0003), PS3.3 C.20.3. */
  private static Optional<SpatialRegistration.Link> deformable(Attributes item, String target) {
    return Optional.ofNullable(item.getString(Tag.SourceFrameOfReferenceUID))
        .map(source -> new SpatialRegistration.Unusable(source, target, "deformable"));
  }

  private static Optional<SpatialRegistration.Link> link(Attributes item, String target) {
    String source = item.getString(Tag.FrameOfReferenceUID);
    if (source == null || source.isBlank() || source.equals(target)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SpatialRegistration.Rigid(rigid(item, source, target)));
    } catch (UnusableException e) {
      return Optional.of(new SpatialRegistration.Unusable(source, target, e.type));
    } catch (MalformedDicomException | InvalidGeometryException e) {
      return Optional.of(
          new SpatialRegistration.Unusable(source, target, "not rigid: " + e.getMessage()));
    }
  }

  private static Registration rigid(Attributes item, String source, String target) {
    Registration product = null;
    for (Attributes matrixItem :
        items(items(item, Tag.MatrixRegistrationSequence).get(0), Tag.MatrixSequence)) {
      String type = matrixItem.getString(Tag.FrameOfReferenceTransformationMatrixType, "");
      if (!type.equals("RIGID")) {
        throw new UnusableException(type.isEmpty() ? "of no stated type" : type);
      }
      Registration matrix = matrix(matrixItem, source, product == null ? target : source);
      product = product == null ? matrix : matrix.then(product);
    }
    if (product == null) {
      throw new MalformedDicomException("no matrix");
    }
    return product;
  }

  /** The factors of a product all but the first stay in the source frame, by name. */
  private static Registration matrix(Attributes item, String source, String target) {
    double[] elements;
    try {
      elements = item.getDoubles(Tag.FrameOfReferenceTransformationMatrix);
    } catch (RuntimeException e) {
      // The toolkit parses numbers on access and answers bad ones with many unchecked exceptions.
      throw new MalformedDicomException("a matrix element is no number", e);
    }
    return Registration.of(source, target, elements == null ? new double[0] : elements);
  }

  /** A kind of registration that this software does not apply. */
  private static final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String type;

    UnusableException(String type) {
      super(type);
      this.type = type;
    }
  }
}

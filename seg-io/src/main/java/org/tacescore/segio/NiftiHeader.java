package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** The 348 bytes that begin a NIfTI-1 file, by the field names and offsets of nifti1.h. */
final class NiftiHeader {
  private static final int LENGTH = 348;
  private static final int MAGIC_SINGLE_FILE = 'n' | '+' << 8 | '1' << 16;
  private static final int MILLIMETRES = 2;
  private static final int SPACE_UNITS = 7;

  /** Extensions lie before the voxels; a megabyte of them is beyond any real file. */
  private static final int FARTHEST_VOXELS = 1 << 24;

  private static final int DIM = 40;
  private static final int DATATYPE = 70;
  private static final int PIXDIM = 76;
  private static final int VOX_OFFSET = 108;
  private static final int SCL_SLOPE = 112;
  private static final int SCL_INTER = 116;
  private static final int XYZT_UNITS = 123;
  private static final int QFORM_CODE = 252;
  private static final int SFORM_CODE = 254;
  private static final int QUATERN = 256;
  private static final int QOFFSET = 268;
  private static final int SROW = 280;
  private static final int MAGIC = 344;

  private final ByteBuffer bytes;

  private NiftiHeader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static NiftiHeader read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(LENGTH);
    if (start.length < LENGTH) {
      throw refused(Refusal.UNREADABLE_INSTANCE, "the file ends inside its header");
    }
    ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int magic = bytes.getInt(MAGIC);
    if (bytes.getInt(0) != LENGTH) {
      bytes.order(ByteOrder.BIG_ENDIAN);
    }
    if (bytes.getInt(0) != LENGTH || magic != MAGIC_SINGLE_FILE) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, "no NIfTI-1 single file");
    }
    return new NiftiHeader(bytes);
  }

  ByteOrder byteOrder() {
    return bytes.order();
  }

  long bytesBeforeVoxels() {
    float offset = bytes.getFloat(VOX_OFFSET);
    if (!(offset >= LENGTH + 4 && offset <= FARTHEST_VOXELS)) {
      throw refused(Refusal.UNREADABLE_INSTANCE, "vox_offset is " + offset);
    }
    return (long) offset - LENGTH;
  }

  VoxelType type() {
    return switch (bytes.getShort(DATATYPE)) {
      case 2 -> VoxelType.UINT8;
      case 4 -> VoxelType.INT16;
      case 8 -> VoxelType.INT32;
      case 16 -> VoxelType.FLOAT;
      case 64 -> VoxelType.DOUBLE;
      case 256 -> VoxelType.INT8;
      case 512 -> VoxelType.UINT16;
      case 768 -> VoxelType.UINT32;
      case 1024 -> VoxelType.INT64;
      case 1280 -> VoxelType.UINT64;
      default -> throw refused(Refusal.UNSUPPORTED_FORMAT, "datatype " + bytes.getShort(DATATYPE));
    };
  }

  /** scl_slope; 0 says that nothing is rescaled. */
  double slope() {
    return isRescaled() ? bytes.getFloat(SCL_SLOPE) : 1;
  }

  double intercept() {
    return isRescaled() ? bytes.getFloat(SCL_INTER) : 0;
  }

  private boolean isRescaled() {
    float slope = bytes.getFloat(SCL_SLOPE);
    float intercept = bytes.getFloat(SCL_INTER);
    return Float.isFinite(slope) && slope != 0 && Float.isFinite(intercept);
  }

  VolumeGeometry geometry() {
    try {
      GridSize size = size();
      requireMillimetres();
      if (bytes.getShort(SFORM_CODE) > 0) {
        return fromSform(size);
      }
      if (bytes.getShort(QFORM_CODE) > 0) {
        return fromQform(size);
      }
      throw refused(
          Refusal.UNSUPPORTED_FORMAT, "neither sform nor qform says where the voxels lie");
    } catch (InvalidGeometryException e) {
      throw new RefusedException(Refusal.GEOMETRY_MISMATCH, "NIfTI: " + e.getMessage(), e);
    }
  }

  private GridSize size() {
    int dimensions = bytes.getShort(DIM);
    if (dimensions < 3 || dimensions > 7) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, dimensions + " dimensions");
    }
    for (int i = 4; i <= dimensions; i++) {
      if (bytes.getShort(DIM + 2 * i) != 1) {
        throw refused(Refusal.UNSUPPORTED_FORMAT, "more than one volume in the file");
      }
    }
    return new GridSize(bytes.getShort(DIM + 2), bytes.getShort(DIM + 4), bytes.getShort(DIM + 6));
  }

  private void requireMillimetres() {
    int units = bytes.get(XYZT_UNITS) & SPACE_UNITS;
    if (units != 0 && units != MILLIMETRES) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, "lengths in another unit than millimetres");
    }
  }

  /** Rows of the affine are x, y, z; its columns the steps of the indices and the origin. */
  private VolumeGeometry fromSform(GridSize size) {
    Vector3 column = sformColumn(0);
    Vector3 row = sformColumn(1);
    Vector3 slice = sformColumn(2);
    return new VolumeGeometry(
        size,
        new Spacing(column.length(), row.length(), slice.length()),
        new Direction(column.normalised(), row.normalised(), slice.normalised()),
        sformColumn(3),
        "");
  }

  private Vector3 sformColumn(int column) {
    int at = SROW + 4 * column;
    return lps(bytes.getFloat(at), bytes.getFloat(at + 16), bytes.getFloat(at + 32));
  }

  private VolumeGeometry fromQform(GridSize size) {
    double b = bytes.getFloat(QUATERN);
    double c = bytes.getFloat(QUATERN + 4);
    double d = bytes.getFloat(QUATERN + 8);
    double a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
    double slices = bytes.getFloat(PIXDIM) < 0 ? -1 : 1;
    return new VolumeGeometry(
        size,
        new Spacing(
            bytes.getFloat(PIXDIM + 4), bytes.getFloat(PIXDIM + 8), bytes.getFloat(PIXDIM + 12)),
        new Direction(
            lps(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)),
            lps(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)),
            lps(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - c * c - b * b)
                .times(slices)),
        lps(bytes.getFloat(QOFFSET), bytes.getFloat(QOFFSET + 4), bytes.getFloat(QOFFSET + 8)),
        "");
  }

  /** NIfTI's x leads to the right, its y to anterior. */
  private static Vector3 lps(double right, double anterior, double superior) {
    return new Vector3(-right, -anterior, superior);
  }

  private static RefusedException refused(Refusal reason, String detail) {
    return new RefusedException(reason, "NIfTI: " + detail);
  }
}

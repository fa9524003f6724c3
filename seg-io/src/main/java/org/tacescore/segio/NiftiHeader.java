package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/** The header of a NIfTI-1 or NIfTI-2 file, by the field names of nifti1.h and nifti2.h. */
final class NiftiHeader {
  private static final int LENGTH_1 = 348;
  private static final int LENGTH_2 = 540;
  private static final int MAGIC_1 = 'n' | '+' << 8 | '1' << 16;
  private static final int MAGIC_2 = 'n' | '+' << 8 | '2' << 16;
  private static final int MAGIC_PAIR = 'n' | 'i' << 8;

  /** Bytes that say whether extensions follow; voxels begin no earlier. */
  private static final int EXTENDER = 4;

  /** Extensions lie before the voxels; 16 megabytes of them are beyond any real file. */
  private static final int FARTHEST_VOXELS = 1 << 24;

  private static final int SPACE_UNITS = 7;

  /** Where the fields lie. */
  private record Layout(
      int dim,
      int datatype,
      int pixdim,
      int voxOffset,
      int sclSlope,
      int units,
      int qformCode,
      int quatern,
      int srow) {}

  private static final Layout ONE = new Layout(40, 70, 76, 108, 112, 123, 252, 256, 280);
  private static final Layout TWO = new Layout(16, 12, 104, 168, 176, 500, 344, 352, 400);

  private final ByteBuffer bytes;
  private final Layout layout;

  private NiftiHeader(ByteBuffer bytes, Layout layout) {
    this.bytes = bytes;
    this.layout = layout;
  }

  static NiftiHeader read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(LENGTH_1);
    if (start.length < LENGTH_1) {
      throw refused(
          start.length >= 4 && sizeOf(start) != 0
              ? Refusal.UNREADABLE_INSTANCE
              : Refusal.UNSUPPORTED_FORMAT,
          "the file ends inside its header, or is none");
    }
    int size = sizeOf(start);
    if (size == 0) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, "the file is no NIfTI file");
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).put(start).put(in.readNBytes(size - LENGTH_1));
    if (bytes.hasRemaining()) {
      throw refused(Refusal.UNREADABLE_INSTANCE, "the file ends inside its header");
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    requireSingleFile(bytes.getInt(size == LENGTH_1 ? 344 : 4), size);
    if (bytes.getInt(0) != size) {
      bytes.order(ByteOrder.BIG_ENDIAN);
    }
    return new NiftiHeader(bytes, size == LENGTH_1 ? ONE : TWO);
  }

  /** sizeof_hdr in the order that makes sense; 0 if none does. */
  private static int sizeOf(byte[] start) {
    int size = ByteBuffer.wrap(start).getInt();
    int swapped = Integer.reverseBytes(size);
    if (size == LENGTH_1 || size == LENGTH_2) {
      return size;
    }
    return swapped == LENGTH_1 || swapped == LENGTH_2 ? swapped : 0;
  }

  private static void requireSingleFile(int magic, int size) {
    if (magic == (size == LENGTH_1 ? MAGIC_1 : MAGIC_2)) {
      return;
    }
    if ((magic & 0xFFFF) == MAGIC_PAIR) {
      throw refused(
          Refusal.UNSUPPORTED_FORMAT,
          "a pair of header and voxels (.hdr, .img); needed is a single file (.nii, .nii.gz)");
    }
    throw refused(
        Refusal.UNSUPPORTED_FORMAT,
        size == LENGTH_1
            ? "without its magic a header is ANALYZE 7.5, which does not say which side is left"
            : "the magic of NIfTI-2 is missing");
  }

  private boolean isSecond() {
    return layout == TWO;
  }

  ByteOrder byteOrder() {
    return bytes.order();
  }

  long bytesBeforeVoxels() {
    int length = bytes.capacity();
    double offset =
        isSecond() ? bytes.getLong(layout.voxOffset()) : bytes.getFloat(layout.voxOffset());
    if (!(offset >= length + EXTENDER && offset <= FARTHEST_VOXELS)) {
      throw refused(Refusal.UNREADABLE_INSTANCE, "vox_offset is " + offset);
    }
    return (long) offset - length;
  }

  VoxelType type() {
    short datatype = bytes.getShort(layout.datatype());
    return switch (datatype) {
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
      default ->
          throw refused(
              Refusal.UNSUPPORTED_FORMAT,
              "datatype %d; whole numbers of 8 to 64 bits, float and double are read"
                  .formatted(datatype));
    };
  }

  /** scl_slope; 0 and NaN say that nothing is rescaled. */
  double slope() {
    return isRescaled() ? real(layout.sclSlope(), 0) : 1;
  }

  double intercept() {
    if (!isRescaled()) {
      return 0;
    }
    double intercept = real(layout.sclSlope(), 1);
    if (!Double.isFinite(intercept)) {
      throw refused(
          Refusal.UNREADABLE_INSTANCE,
          "scl_slope is %s and scl_inter %s".formatted(slope(), intercept));
    }
    return intercept;
  }

  private boolean isRescaled() {
    double slope = real(layout.sclSlope(), 0);
    return Double.isFinite(slope) && slope != 0;
  }

  /** Of the three dimensions of space; a fourth and further ones must have one element. */
  GridSize size() {
    long dimensions = dim(0);
    if (dimensions < 3 || dimensions > 7) {
      throw refused(
          Refusal.UNSUPPORTED_FORMAT, "%d dimensions; needed are three".formatted(dimensions));
    }
    for (int i = 4; i <= dimensions; i++) {
      if (dim(i) != 1) {
        throw refused(
            Refusal.UNSUPPORTED_FORMAT,
            "dimension %d has %d elements; needed is one volume".formatted(i, dim(i)));
      }
    }
    return RawVoxels.size(dim(1), dim(2), dim(3));
  }

  private long dim(int i) {
    return isSecond() ? bytes.getLong(layout.dim() + 8 * i) : bytes.getShort(layout.dim() + 2 * i);
  }

  /** Millimetres in the unit of length that xyzt_units names; without a name it is 1 mm. */
  double unitMm() {
    int units =
        (isSecond() ? bytes.getInt(layout.units()) : bytes.get(layout.units())) & SPACE_UNITS;
    return switch (units) {
      case 0, 2 -> 1;
      case 1 -> 1000;
      case 3 -> 0.001;
      default -> throw refused(Refusal.UNSUPPORTED_FORMAT, "unit of length " + units);
    };
  }

  /** pixdim, by index; the first is the sign of the qform's slice axis. */
  double pixdim(int i) {
    return real(layout.pixdim(), i);
  }

  int qformCode() {
    return code(0);
  }

  int sformCode() {
    return code(1);
  }

  private int code(int i) {
    return isSecond()
        ? bytes.getInt(layout.qformCode() + 4 * i)
        : bytes.getShort(layout.qformCode() + 2 * i);
  }

  /** quatern_b, quatern_c, quatern_d, qoffset_x, qoffset_y, qoffset_z. */
  double qform(int i) {
    return real(layout.quatern(), i);
  }

  /** srow_x, srow_y, srow_z: rows of four. */
  double sform(int row, int column) {
    return real(layout.srow(), 4 * row + column);
  }

  private double real(int offset, int i) {
    return isSecond() ? bytes.getDouble(offset + 8 * i) : bytes.getFloat(offset + 4 * i);
  }

  static RefusedException refused(Refusal reason, String detail) {
    return new RefusedException(reason, "NIfTI: " + detail);
  }
}

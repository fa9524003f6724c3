package org.tacescore.segio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * The voxels of an NRRD or NIfTI file as they lie there: {@code layers} values a voxel, then column
 * fastest, each meaning {@code value x slope + intercept}.
 *
 * <p>They are kept as the bytes of the file, in pieces, so that neither reading nor turning them
 * into a {@link Volume} needs a second copy.
 */
final class RawVoxels {

  /** A CT of 512 x 512 x 2000 voxels of two bytes; more is refused before it is read. */
  static final long LARGEST_BYTES = 1L << 30;

  /** Values a piece, as a power of two. */
  private static final int PIECE_BITS = 18;

  private static final int PIECE = 1 << PIECE_BITS;

  /** An atlas has some hundred labels; an image taken for a mask has thousands. */
  static final int MOST_LABELS = 1000;

  private final VolumeGeometry geometry;
  private final int layers;
  private final VoxelType type;
  private final List<ByteBuffer> pieces;
  private final double slope;
  private final double intercept;

  private RawVoxels(
      VolumeGeometry geometry,
      int layers,
      VoxelType type,
      List<ByteBuffer> pieces,
      double slope,
      double intercept) {
    this.geometry = geometry;
    this.layers = layers;
    this.type = type;
    this.pieces = pieces;
    this.slope = slope;
    this.intercept = intercept;
  }

  /**
   * Reads the values; memory grows with the bytes that arrive, not with the size announced.
   *
   * @throws RefusedException TOO_LARGE, UNREADABLE_INSTANCE where there are too few bytes
   */
  static RawVoxels read(
      InputStream in, VolumeGeometry geometry, int layers, VoxelType type, ByteOrder order)
      throws IOException {
    int expected = requireModest(geometry.size().voxels(), layers, type, mostMemory());
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int read = 0; read < expected; ) {
      byte[] piece = in.readNBytes(Math.min(expected - read, PIECE * type.bytes()));
      read += piece.length;
      if (read < expected && piece.length < PIECE * type.bytes()) {
        throw unreadable("the voxels end after %d of %d bytes".formatted(read, expected));
      }
      pieces.add(ByteBuffer.wrap(piece).order(order));
    }
    requireChecksum(in);
    return new RawVoxels(geometry, layers, type, pieces, 1, 0);
  }

  /** A decompressor compares its checksum, or misses it, when it is asked beyond the last byte. */
  private static void requireChecksum(InputStream in) throws IOException {
    int beyond = in.read();
    if (beyond >= 0 && in instanceof GZIPInputStream) {
      throw unreadable("there are more voxels than the header says");
    }
  }

  /** Why bytes could not be had; a decompressor that misses some says nothing but its type. */
  static String reason(IOException fault) {
    String message = fault.getMessage();
    return fault instanceof EOFException || message == null ? "bytes are missing" : message;
  }

  static long mostMemory() {
    return Runtime.getRuntime().maxMemory() / 4 * 3;
  }

  /** The bytes of the voxels, if they and the volume made of them fit the memory. */
  static int requireModest(int voxels, int layers, VoxelType type, long mostMemory) {
    long bytes = (long) voxels * layers * type.bytes();
    if (bytes > LARGEST_BYTES) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "%d bytes of voxels, at most %d".formatted(bytes, LARGEST_BYTES));
    }
    long needed = bytes + (long) voxels * (type.valueType().fitsFloat() ? 4 : 8);
    if (needed > mostMemory) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "%d voxels need %d MB of memory, %d MB may be used"
              .formatted(voxels, needed >> 20, mostMemory >> 20));
    }
    return (int) bytes;
  }

  /**
   * The size of a grid as a file announces it.
   *
   * @throws RefusedException TOO_LARGE, before any product of the numbers can overflow
   * @throws org.tacescore.volume.InvalidGeometryException if a number is not positive
   */
  static GridSize size(long columns, long rows, long slices) {
    boolean positive = columns > 0 && rows > 0 && slices > 0;
    if (positive && (double) columns * rows * slices > LARGEST_BYTES) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "a grid of %d x %d x %d voxels".formatted(columns, rows, slices));
    }
    return new GridSize(clamped(columns), clamped(rows), clamped(slices));
  }

  private static int clamped(long count) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(count, Integer.MAX_VALUE));
  }

  RawVoxels rescaled(double newSlope, double newIntercept) {
    return new RawVoxels(geometry, layers, type, pieces, newSlope, newIntercept);
  }

  VolumeGeometry geometry() {
    return geometry;
  }

  int layers() {
    return layers;
  }

  private boolean isRescaled() {
    return slope != 1 || intercept != 0;
  }

  /**
   * Of a single layer. Rescaled values are {@link ValueType#FLOAT}, as ITK has them, unless the
   * file holds doubles.
   */
  Volume volume() {
    if (!isRescaled()) {
      return Volume.of(geometry, type.valueType(), this::stored);
    }
    if (type == VoxelType.DOUBLE) {
      return Volume.of(geometry, ValueType.DOUBLE, value -> stored(value) * slope + intercept);
    }
    return Volume.of(geometry, ValueType.FLOAT, this::value);
  }

  private double stored(int index) {
    return type.at(pieces.get(index >>> PIECE_BITS), index & PIECE - 1);
  }

  private double value(int index) {
    if (!isRescaled()) {
      return stored(index);
    }
    return type == VoxelType.DOUBLE
        ? stored(index) * slope + intercept
        : (float) ((float) stored(index) * slope + intercept);
  }

  /** The value of a voxel in a layer. */
  double at(int layer, int voxel) {
    return value(voxel * layers + layer);
  }

  /**
   * The voxels of a layer that hold the label exactly.
   *
   * @throws RefusedException UNSUPPORTED_FORMAT where a value is no whole number: the file is no
   *     label map
   */
  Mask mask(int layer, double label) {
    boolean whole = type.valueType().isWhole() && !isRescaled();
    return Mask.where(
        geometry,
        voxel -> (whole ? stored(voxel * layers + layer) : wholeAt(layer, voxel)) == label);
  }

  private double wholeAt(int layer, int voxel) {
    double value = at(layer, voxel);
    if (value != Math.rint(value) || Double.isInfinite(value)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "a voxel holds %s: labels are whole numbers, this is no label map".formatted(value));
    }
    return value;
  }

  /**
   * The labels of a layer with the number of their voxels, without the background 0.
   *
   * @throws RefusedException UNSUPPORTED_FORMAT as {@link #mask}, and where there are more than
   *     {@value #MOST_LABELS}
   */
  SortedMap<Long, Integer> labels(int layer) {
    SortedMap<Long, Integer> counts = new TreeMap<>();
    int voxels = geometry.size().voxels();
    for (int voxel = 0; voxel < voxels; ) {
      int first = voxel;
      double label = wholeAt(layer, first);
      do {
        voxel++;
      } while (voxel < voxels && at(layer, voxel) == label);
      if (label != 0) {
        counts.merge((long) label, voxel - first, Integer::sum);
      }
      if (counts.size() > MOST_LABELS) {
        throw new RefusedException(
            Refusal.UNSUPPORTED_FORMAT,
            "more than %d labels: this is an image, no label map".formatted(MOST_LABELS));
      }
    }
    return counts;
  }

  private static RefusedException unreadable(String detail) {
    return new RefusedException(Refusal.UNREADABLE_INSTANCE, detail);
  }
}

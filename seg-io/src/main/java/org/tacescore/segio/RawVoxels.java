package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * The voxels of an NRRD or NIfTI file as they lie there: {@code layers} values a voxel, then column
 * fastest, each meaning {@code value x slope + intercept}.
 */
final class RawVoxels {

  /** A CT of 512 x 512 x 2000 voxels of two bytes; more is refused before it is read. */
  static final long LARGEST_BYTES = 1L << 30;

  private final VolumeGeometry geometry;
  private final int layers;
  private final VoxelType type;
  private final ByteBuffer values;
  private final double slope;
  private final double intercept;

  private RawVoxels(
      VolumeGeometry geometry,
      int layers,
      VoxelType type,
      ByteBuffer values,
      double slope,
      double intercept) {
    this.geometry = geometry;
    this.layers = layers;
    this.type = type;
    this.values = values;
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
    int expected = requireModest(geometry.size().voxels(), layers, type);
    byte[] bytes = in.readNBytes(expected);
    if (bytes.length < expected) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "the voxels end after %d of %d bytes".formatted(bytes.length, expected));
    }
    requireChecksum(in);
    return new RawVoxels(geometry, layers, type, ByteBuffer.wrap(bytes).order(order), 1, 0);
  }

  /** A decompressor compares its checksum, or misses it, when it is asked beyond the last byte. */
  private static void requireChecksum(InputStream in) throws IOException {
    int beyond = in.read();
    if (beyond >= 0 && in instanceof GZIPInputStream) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "there are more voxels than the header says");
    }
  }

  private static int requireModest(int voxels, int layers, VoxelType type) {
    long bytes = (long) voxels * layers * type.bytes();
    if (bytes > LARGEST_BYTES) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "%d bytes of voxels, at most %d".formatted(bytes, LARGEST_BYTES));
    }
    return (int) bytes;
  }

  RawVoxels rescaled(double newSlope, double newIntercept) {
    return new RawVoxels(geometry, layers, type, values, newSlope, newIntercept);
  }

  VolumeGeometry geometry() {
    return geometry;
  }

  int layers() {
    return layers;
  }

  /** Of a single layer; rescaled values are {@link ValueType#DOUBLE}. */
  Volume volume() {
    if (slope == 1 && intercept == 0) {
      return Volume.of(geometry, type.valueType(), voxel -> type.at(values, voxel));
    }
    return Volume.of(
        geometry, ValueType.DOUBLE, voxel -> type.at(values, voxel) * slope + intercept);
  }

  /** The voxels of a layer that hold the label exactly. */
  Mask mask(int layer, double label) {
    return Mask.where(
        geometry, voxel -> type.at(values, voxel * layers + layer) * slope + intercept == label);
  }
}

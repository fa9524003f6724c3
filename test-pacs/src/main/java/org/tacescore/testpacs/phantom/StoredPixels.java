package org.tacescore.testpacs.phantom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.volume.GridSize;

/** How a scanner stores its numbers: the Image Pixel attributes (DICOM PS3.3 C.7.6.3) it writes. */
enum StoredPixels {
  /** 12 bits, intercept -1024. */
  CT_UNSIGNED(0, 12, -1024, 0, 4095, false),
  /** 16 bits with sign, intercept -1024; -2000 is stored outside the reconstructed circle. */
  CT_SIGNED(1, 16, -1024, -1024, 32767, true),
  /** 12 bits, without rescaling. */
  MR(0, 12, 0, 0, 4095, false);

  private static final short PADDING = -2000;

  private final int representation;
  private final int bits;
  private final int intercept;
  private final int lowest;
  private final int highest;
  private final boolean padded;

  StoredPixels(
      int representation, int bits, int intercept, int lowest, int highest, boolean padded) {
    this.representation = representation;
    this.bits = bits;
    this.intercept = intercept;
    this.lowest = lowest;
    this.highest = highest;
    this.padded = padded;
  }

  /** Writes one slice of the values into the data set. */
  void write(Attributes to, float[] values, GridSize size, int slice) {
    to.setInt(Tag.SamplesPerPixel, VR.US, 1);
    to.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    to.setInt(Tag.Rows, VR.US, size.rows());
    to.setInt(Tag.Columns, VR.US, size.columns());
    to.setInt(Tag.BitsAllocated, VR.US, 16);
    to.setInt(Tag.BitsStored, VR.US, bits);
    to.setInt(Tag.HighBit, VR.US, bits - 1);
    to.setInt(Tag.PixelRepresentation, VR.US, representation);
    if (padded) {
      to.setInt(Tag.PixelPaddingValue, VR.SS, PADDING);
    }
    if (this != MR) {
      to.setString(Tag.RescaleIntercept, VR.DS, Integer.toString(intercept));
      to.setString(Tag.RescaleSlope, VR.DS, "1");
      to.setString(Tag.RescaleType, VR.LO, "HU");
    }
    to.setBytes(Tag.PixelData, VR.OW, encode(values, size, slice));
  }

  private byte[] encode(float[] values, GridSize size, int slice) {
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * size.columns() * size.rows()).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        long stored = Math.round(values[size.offset(column, row, slice)] - (double) intercept);
        short clamped = (short) Math.max(lowest, Math.min(highest, stored));
        bytes.putShort(padded && outsideCircle(column, row, size) ? PADDING : clamped);
      }
    }
    return bytes.array();
  }

  private static boolean outsideCircle(int column, int row, GridSize size) {
    double x = 2.0 * column / (size.columns() - 1) - 1;
    double y = 2.0 * row / (size.rows() - 1) - 1;
    return x * x + y * y > 1.02;
  }
}

package org.tacescore.worker.dicomweb;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * JPEG and PNG by the JDK's own readers and writers: those that the DICOM toolkit's jar registers
 * fail for want of a native library.
 */
final class ImageCodecs {
  private static final String OF_JDK = "com.sun.imageio.";

  private ImageCodecs() {}

  static BufferedImage readJpeg(InputStream bytes) throws IOException {
    ImageReader reader = ofJdk(ImageIO.getImageReadersByFormatName("jpeg"));
    try (ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  static byte[] png(BufferedImage picture) throws IOException {
    ImageWriter writer = ofJdk(ImageIO.getImageWritersByFormatName("png"));
    return written(writer, picture, writer.getDefaultWriteParam());
  }

  /**
   * @param quality 1 to 100
   */
  static byte[] jpeg(BufferedImage picture, int quality) throws IOException {
    ImageWriter writer = ofJdk(ImageIO.getImageWritersByFormatName("jpeg"));
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    return written(writer, picture, parameters);
  }

  private static byte[] written(
      ImageWriter writer, BufferedImage picture, ImageWriteParam parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static <T> T ofJdk(Iterator<T> codecs) {
    while (codecs.hasNext()) {
      T codec = codecs.next();
      if (codec.getClass().getName().startsWith(OF_JDK)) {
        return codec;
      }
    }
    throw new IllegalStateException("the JDK has no such image codec");
  }
}

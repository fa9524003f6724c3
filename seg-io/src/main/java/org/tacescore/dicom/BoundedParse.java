package org.tacescore.dicom;

import java.io.IOException;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.io.ImageInputHandler;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/** Lets the toolkit build the data set and refuses sequences nested beyond any real object. */
final class BoundedParse implements ImageInputHandler {

  /** Enhanced SR nests about 20 deep; a parser recursing some thousand times ends the thread. */
  private static final int DEEPEST = 100;

  private final ImageInputStream parser;
  private int depth;

  BoundedParse(ImageInputStream parser) {
    this.parser = parser;
  }

  @Override
  public void readValue(ImageInputStream in, Attributes attributes) throws IOException {
    parser.readValue(in, attributes);
  }

  @Override
  public void readValue(ImageInputStream in, Sequence sequence) throws IOException {
    depth++;
    if (depth > DEEPEST) {
      throw new MalformedDicomException("sequences are nested deeper than " + DEEPEST);
    }
    parser.readValue(in, sequence);
    depth--;
  }

  @Override
  public void readValue(ImageInputStream in, Fragments fragments) throws IOException {
    parser.readValue(in, fragments);
  }

  @Override
  public void startDataset(ImageInputStream in) {}

  @Override
  public void endDataset(ImageInputStream in) {}
}

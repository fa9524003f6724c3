package org.tacescore.dicom;

import java.io.IOException;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.io.ImageInputHandler;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/**
 * Lets the toolkit build the data set and refuses sequences nested deeper, and with more items,
 * than any real object has.
 */
final class BoundedParse implements ImageInputHandler {

  /** Enhanced SR nests about 20 deep; a parser recursing some thousand times ends the thread. */
  private static final int DEEPEST = 100;

  /** A segmentation of 100 structures has half a million items; each costs memory though empty. */
  private static final int MOST_ITEMS = 2_000_000;

  private final ImageInputStream parser;
  private int depth;
  private int items;

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
    items++;
    if (items > MOST_ITEMS) {
      throw new MalformedDicomException("there are more than %d items".formatted(MOST_ITEMS));
    }
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

package org.tacescore.testpacs.phantom;

import org.aoju.bus.image.UID;

/** The scanner that a phantom patient lies in; names are the values of Modality (0008,0060). */
public enum PhantomModality {
  CT(UID.CTImageStorage, 1),
  MR(UID.MRImageStorage, 2);

  /** Streams that single patients are drawn from; cohorts have as many after them. */
  static final int STREAMS = 2;

  private final String sopClassUid;

  private final int randomStream;

  PhantomModality(String sopClassUid, int randomStream) {
    this.randomStream = randomStream;
    this.sopClassUid = sopClassUid;
  }

  /** Which of a seed's streams of random numbers its patients are drawn from. */
  int randomStream() {
    return randomStream;
  }

  String sopClassUid() {
    return sopClassUid;
  }
}

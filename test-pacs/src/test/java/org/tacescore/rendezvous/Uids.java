package org.tacescore.rendezvous;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/** UIDs of a data set's own making, wherever they stand in it. */
final class Uids {
  /** Phantoms derive theirs from UUIDs; the standard's own begin otherwise. */
  private static final String OWN_ROOT = "2.25.";

  private Uids() {}

  /** Gives every UID that the phantom made another, at all depths. */
  static void rename(Attributes dataset, UnaryOperator<String> naming) {
    for (int tag : dataset.tags()) {
      VR vr = dataset.getVR(tag);
      if (vr == VR.UI) {
        String[] uids = dataset.getStrings(tag);
        dataset.setString(
            tag,
            VR.UI,
            Arrays.stream(uids == null ? new String[0] : uids)
                .map(uid -> uid.startsWith(OWN_ROOT) ? naming.apply(uid) : uid)
                .toArray(String[]::new));
      } else if (vr == VR.SQ) {
        Sequence items = dataset.getSequence(tag);
        for (Attributes item : items) {
          rename(item, naming);
        }
      }
    }
  }
}

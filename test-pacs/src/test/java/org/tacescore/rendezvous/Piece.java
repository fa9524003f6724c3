package org.tacescore.rendezvous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * Instances that arrive one after the other, as a function of the phantom whose study it is.
 *
 * @param transferSyntaxUid in which they are encoded
 */
record Piece(Source source, String transferSyntaxUid) {

  /** What makes the instances; each call makes new ones. */
  @FunctionalInterface
  interface Source {
    List<Attributes> of(PhantomPatient phantom);
  }

  static Piece of(Source source) {
    return new Piece(source, UID.ExplicitVRLittleEndian);
  }

  /** One instance that is made of its phantom alone. */
  static Piece one(Function<PhantomPatient, Attributes> source) {
    return of(phantom -> List.of(source.apply(phantom)));
  }

  /** The slices of a phase, from the feet to the head. */
  static Piece series(ContrastPhase phase) {
    return of(phantom -> copies(phantom.series(phase).instances()));
  }

  /** The segmentation that was drawn on a phase. */
  static Piece seg(ContrastPhase phase) {
    return one(phantom -> new Attributes(phantom.segmentation(phase).dataset()));
  }

  private static List<Attributes> copies(List<DicomObject> instances) {
    return instances.stream().map(instance -> new Attributes(instance.dataset())).toList();
  }

  /** The same with something changed in each instance. */
  Piece with(Consumer<Attributes> change) {
    return changed(
        instances -> {
          instances.forEach(change);
          return instances;
        });
  }

  private Piece changed(UnaryOperator<List<Attributes>> change) {
    return new Piece(phantom -> change.apply(source.of(phantom)), transferSyntaxUid);
  }

  /** The same as another series: with Series and SOP Instance UIDs of its own. */
  Piece as(String name) {
    return with(
        image -> {
          for (int tag : new int[] {Tag.SeriesInstanceUID, Tag.SOPInstanceUID}) {
            image.setString(tag, VR.UI, named(name, image.getString(tag)));
          }
        });
  }

  /** The same SEG, drawn on the series that is the phase's {@link #as} the given name. */
  Piece drawnOn(ContrastPhase phase, String name) {
    return new Piece(
            phantom -> {
              Set<String> images = uids(phantom, phase);
              List<Attributes> segs = source.of(phantom);
              segs.forEach(
                  seg -> Uids.rename(seg, uid -> images.contains(uid) ? named(name, uid) : uid));
              return segs;
            },
            transferSyntaxUid)
        .as(name);
  }

  private static Set<String> uids(PhantomPatient phantom, ContrastPhase phase) {
    Set<String> uids =
        phantom.series(phase).instances().stream()
            .map(DicomObject::sopInstanceUid)
            .collect(Collectors.toSet());
    uids.add(phantom.series(phase).seriesInstanceUid());
    return uids;
  }

  /** The UID that takes the place of a phantom's; its own where the name is empty. */
  static String named(String name, String uid) {
    return name.isEmpty() ? uid : DeterministicUid.of(name, uid);
  }

  /** The same with other words for what it is. */
  Piece described(String description) {
    return with(image -> image.setString(Tag.SeriesDescription, VR.LO, description));
  }

  /** The same without some attributes. */
  Piece lacking(int... tags) {
    return with(image -> Arrays.stream(tags).forEach(image::remove));
  }

  /** Only the slices from one number up to, and without, another. */
  Piece slices(int from, int to) {
    return changed(instances -> instances.subList(from, to));
  }

  /** All slices but one. */
  Piece without(int slice) {
    return changed(
        instances ->
            IntStream.range(0, instances.size())
                .filter(i -> i != slice)
                .mapToObj(instances::get)
                .toList());
  }

  Piece reversed() {
    return changed(
        instances -> {
          List<Attributes> turned = new ArrayList<>(instances);
          Collections.reverse(turned);
          return turned;
        });
  }

  /** The instances of this piece and of others by turns. */
  Piece interleavedWith(Piece... others) {
    return of(
        phantom -> {
          List<List<Attributes>> all = new ArrayList<>(List.of(source.of(phantom)));
          for (Piece other : others) {
            all.add(other.source.of(phantom));
          }
          int longest = all.stream().mapToInt(List::size).max().orElse(0);
          return IntStream.range(0, longest)
              .boxed()
              .flatMap(i -> all.stream().filter(one -> i < one.size()).map(one -> one.get(i)))
              .toList();
        });
  }

  Piece encodedAs(String otherTransferSyntaxUid) {
    return new Piece(source, otherTransferSyntaxUid);
  }
}

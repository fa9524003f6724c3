package org.tacescore.worker.dicomweb;

import java.util.List;
import java.util.Optional;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * Chooses how frames are answered (PS3.18 sections 8.7.3.3 and 8.7.3.5): as octets uncompressed, as
 * octets in the transfer syntax of the file where that is asked for, or as the image that a
 * compressed frame is.
 */
final class PixelForms {
  static final String OCTETS = "application/octet-stream";

  private PixelForms() {}

  /**
   * The form that a client likes best.
   *
   * @param single whether one body may be answered alone
   * @throws ProblemException 406 if there is none
   */
  static PartForm chosen(HttpCall call, FrameSource frames, boolean single) {
    List<MediaRange> ranges = MediaRange.of(call);
    for (MediaRange range : ranges) {
      Optional<PartForm> form = form(range, frames, single);
      if (form.isPresent()) {
        return form.get();
      }
    }
    throw MediaRange.notAcceptable(
        "to be had of %s: %s"
            .formatted(
                frames.transferSyntaxUid(),
                frames.compressed()
                    ? "multipart/related of %s%s"
                        .formatted(
                            TransferSyntaxes.mediaType(frames.transferSyntaxUid()).orElse(OCTETS),
                            frames.decodable() ? " or application/octet-stream" : "")
                    : "multipart/related of application/octet-stream"));
  }

  private static Optional<PartForm> form(MediaRange range, FrameSource frames, boolean single) {
    String stored = frames.transferSyntaxUid();
    Optional<String> image =
        frames.compressed() ? TransferSyntaxes.mediaType(stored) : Optional.empty();
    boolean parts = range.coversParts(OCTETS);
    if (parts || (single && range.covers(OCTETS))) {
      Optional<PartForm> octets = octets(range, frames, parts);
      if (octets.isPresent()) {
        return octets;
      }
    }
    if (image.isEmpty() || !wantsStored(range, stored)) {
      return Optional.empty();
    }
    boolean imageParts = range.coversParts(image.get());
    return imageParts || (single && range.covers(image.get()))
        ? Optional.of(new PartForm(image.get(), stored, imageParts, true))
        : Optional.empty();
  }

  private static Optional<PartForm> octets(MediaRange range, FrameSource frames, boolean parts) {
    String stored = frames.transferSyntaxUid();
    boolean asStored = range.transferSyntax().isPresent() && wantsStored(range, stored);
    if (asStored && frames.compressed()) {
      return Optional.of(new PartForm(OCTETS, stored, parts, true));
    }
    boolean asDefault =
        asStored
            || TransferSyntaxes.DEFAULT.equals(
                range.transferSyntax().orElse(TransferSyntaxes.DEFAULT));
    return asDefault && frames.decodable()
        ? Optional.of(new PartForm(OCTETS, TransferSyntaxes.DEFAULT, parts, false))
        : Optional.empty();
  }

  /** An image's own media type without a transfer syntax stands for any. */
  private static boolean wantsStored(MediaRange range, String stored) {
    return range.transferSyntax().map(uid -> uid.equals("*") || uid.equals(stored)).orElse(true);
  }
}

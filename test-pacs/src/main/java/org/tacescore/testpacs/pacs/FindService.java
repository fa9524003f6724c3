package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.ImageException;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCFindSCP;
import org.aoju.bus.image.metric.service.BasicQuery;

/** C-FIND (DICOM PS3.4 C.4.1) in the patient root and study root models. */
final class FindService extends BasicCFindSCP {

  private final PacsArchive archive;
  private final String aeTitle;

  FindService(PacsArchive archive, String aeTitle) {
    super(
        UID.PatientRootQueryRetrieveInformationModelFIND,
        UID.StudyRootQueryRetrieveInformationModelFIND);
    this.archive = archive;
    this.aeTitle = aeTitle;
  }

  /** The toolkit's own way cannot refuse: calculateMatches throws no DIMSE status. */
  @Override
  public void onDimse(
      Association association,
      Presentation context,
      Dimse dimse,
      Attributes request,
      Attributes keys)
      throws IOException {
    if (dimse != Dimse.C_FIND_RQ) {
      throw new ImageException(Status.UnrecognizedOperation);
    }
    QueryLevel level = RequestedLevel.of(keys);
    List<Attributes> matches = archive.find(level, keys, answer(level, keys));
    association
        .getApplicationEntity()
        .getDevice()
        .execute(new Matches(association, context, request, keys, matches.iterator()));
  }

  private Selection answer(QueryLevel level, Attributes keys) {
    int[] tags =
        IntStream.concat(
                IntStream.of(keys.tags()),
                IntStream.of(level.uniqueKey(), Tag.SpecificCharacterSet))
            .filter(tag -> tag != Tag.QueryRetrieveLevel)
            .toArray();
    return match -> {
      Attributes answer = Selection.tags(tags).of(match);
      answer.setString(Tag.QueryRetrieveLevel, VR.CS, level.name());
      answer.setString(Tag.RetrieveAETitle, VR.AE, aeTitle);
      return answer;
    };
  }

  /** Sends the matches one by one, until cancelled. */
  private static final class Matches extends BasicQuery {
    private final Iterator<Attributes> matches;

    Matches(
        Association association,
        Presentation context,
        Attributes request,
        Attributes keys,
        Iterator<Attributes> matches) {
      super(association, context, request, keys);
      this.matches = matches;
    }

    @Override
    protected boolean hasMoreMatches() {
      return matches.hasNext();
    }

    @Override
    protected Attributes nextMatch() {
      return matches.next();
    }

    @Override
    protected Attributes adjust(Attributes match) {
      return match;
    }
  }
}

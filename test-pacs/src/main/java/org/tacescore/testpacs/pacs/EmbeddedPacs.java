package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/**
 * A PACS inside the process, for the demo and tests: C-ECHO, C-STORE, C-FIND, C-MOVE, and QIDO-RS,
 * WADO-RS, STOW-RS over one archive, on the loopback interface. Closing it frees its ports; its
 * folder stays.
 *
 * <p>An object sent again under its SOP Instance UID with other bytes is answered with success and
 * dropped: the old one stays, as in Orthanc's default configuration.
 */
public final class EmbeddedPacs implements AutoCloseable {

  private static final String SR_MODALITY = "SR";

  private final String aeTitle;
  private final PacsArchive archive;
  private final DimseServer dimse;
  private final DicomwebServer web;

  private EmbeddedPacs(String aeTitle, PacsArchive archive, DimseServer dimse, DicomwebServer web) {
    this.aeTitle = aeTitle;
    this.archive = archive;
    this.dimse = dimse;
    this.web = web;
  }

  /**
   * Reads the folder, binds both ports and begins to answer.
   *
   * @throws IOException if a port cannot be bound
   */
  public static EmbeddedPacs start(PacsOptions options) throws IOException {
    return start(options, (object, result) -> {});
  }

  /** The same with a listener for what it is sent. */
  public static EmbeddedPacs start(PacsOptions options, ArchiveListener listener)
      throws IOException {
    PacsArchive archive = new PacsArchive(options.folder(), listener);
    DimseServer dimse = DimseServer.start(options, archive);
    try {
      DicomwebServer web = DicomwebServer.start(options.httpPort(), archive);
      return new EmbeddedPacs(options.aeTitle(), archive, dimse, web);
    } catch (IOException e) {
      dimse.close();
      throw e;
    }
  }

  public String aeTitle() {
    return aeTitle;
  }

  /** TCP port of DIMSE. */
  public int dicomPort() {
    return dimse.port();
  }

  /** TCP port of DICOMweb. */
  public int httpPort() {
    return web.port();
  }

  /** Root of the DICOMweb services, without a slash at its end. */
  public URI dicomwebRoot() {
    return URI.create("http://127.0.0.1:" + web.port() + DicomwebServer.ROOT);
  }

  public PacsArchive archive() {
    return archive;
  }

  /** All Structured Reports, in the order in which they came. */
  public List<DicomObject> findStructuredReports() {
    return archive.instances(i -> SR_MODALITY.equals(i.value(Tag.Modality))).stream()
        .map(i -> Part10.read(PacsArchive.bytesOf(i)))
        .toList();
  }

  @Override
  public void close() {
    web.close();
    dimse.close();
  }
}

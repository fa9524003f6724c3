package org.tacescore.testpacs.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.tacescore.dicom.DicomObject;

/** A modality that sends by C-STORE (DICOM PS3.4 B). */
public final class DicomSender implements AutoCloseable {
  /** A receiver that was killed may leave its last answer owing for ever. */
  private static final int PATIENCE_MS = 60_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Connection local = new Connection();
  private final ApplicationEntity entity;

  /**
   * @param aeTitle that it calls itself
   */
  public DicomSender(String aeTitle) {
    entity = new ApplicationEntity(aeTitle);
    Device device = new Device("demo-modality");
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    local.setConnectTimeout(PATIENCE_MS);
    local.setAcceptTimeout(PATIENCE_MS);
    local.setResponseTimeout(PATIENCE_MS);
    local.setReleaseTimeout(PATIENCE_MS);
    device.addConnection(local);
    device.addApplicationEntity(entity);
    entity.addConnection(local);
  }

  /**
   * Sends objects over one association, in their order.
   *
   * @throws IOException if the receiver cannot be reached or does not answer success
   */
  public void send(List<DicomObject> objects, String host, int port, String calledAeTitle)
      throws IOException, InterruptedException {
    send(objects, host, port, calledAeTitle, object -> {});
  }

  /**
   * The same, telling of each object as soon as its success answer is there.
   *
   * @param answered is called between the answer and the next object
   * @throws IOException if the receiver cannot be reached or does not answer success
   */
  public void send(
      List<DicomObject> objects,
      String host,
      int port,
      String calledAeTitle,
      Consumer<DicomObject> answered)
      throws IOException, InterruptedException {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(entity.getAETitle());
    request.setCalledAET(calledAeTitle);
    objects.forEach(
        object ->
            request.addPresentationContextFor(object.sopClassUid(), object.transferSyntaxUid()));
    Association association = connect(request, new Connection("receiver", host, port));
    try {
      for (DicomObject object : objects) {
        send(association, object);
        answered.accept(object);
      }
    } finally {
      release(association);
    }
  }

  private static void release(Association association) throws IOException, InterruptedException {
    try {
      association.release();
    } catch (InternalException e) {
      throw new IOException("the receiver is gone", e);
    }
  }

  private Association connect(AAssociateRQ request, Connection remote)
      throws IOException, InterruptedException {
    try {
      return entity.connect(local, remote, request);
    } catch (InternalException | GeneralSecurityException e) {
      throw new IOException("no association with " + request.getCalledAET(), e);
    }
  }

  private static void send(Association association, DicomObject object)
      throws IOException, InterruptedException {
    DimseRSP response =
        association.cstore(
            object.sopClassUid(),
            object.sopInstanceUid(),
            0,
            new DataWriterAdapter(object.dataset()),
            object.transferSyntaxUid());
    response.next();
    int status = response.getCommand().getInt(Tag.Status, -1);
    if (status != 0) {
      throw new IOException(
          "instance %s was answered with status %04X".formatted(object.sopInstanceUid(), status));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
  }
}

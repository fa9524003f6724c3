package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.tacescore.dicom.DicomObject;

/** A service class user in the same process, for one association at a time. */
final class DicomClient implements AutoCloseable {

  private final Device device = new Device("client");
  private final ApplicationEntity entity = new ApplicationEntity("CLIENT");
  private final Connection local = new Connection();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Association association;

  DicomClient(int port, List<String> sopClasses, String... transferSyntaxes) throws Exception {
    device.addConnection(local);
    device.addApplicationEntity(entity);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    entity.addConnection(local);
    entity.addTransferCapability(
        new TransferCapability("any", "*", TransferCapability.Role.SCU, "*"));
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET("CLIENT");
    request.setCalledAET("PACS");
    for (String sopClass : sopClasses) {
      for (String syntax : transferSyntaxes) {
        request.addPresentationContextFor(sopClass, syntax);
      }
    }
    association = entity.connect(local, new Connection("pacs", "127.0.0.1", port), request);
  }

  int echo() throws Exception {
    DimseRSP response = association.cecho();
    response.next();
    return response.getCommand().getInt(Tag.Status, -1);
  }

  int store(DicomObject object, String transferSyntax) throws Exception {
    DimseRSP response =
        association.cstore(
            object.sopClassUid(),
            object.sopInstanceUid(),
            0,
            new DataWriterAdapter(object.dataset()),
            transferSyntax);
    response.next();
    return response.getCommand().getInt(Tag.Status, -1);
  }

  /** Matches of a C-FIND; fails where the last status is not success. */
  List<Attributes> find(String sopClass, Attributes keys) throws Exception {
    DimseRSP response = association.cfind(sopClass, 0, keys, null, 0);
    List<Attributes> matches = new ArrayList<>();
    while (response.next()) {
      if (Status.isPending(response.getCommand().getInt(Tag.Status, -1))) {
        matches.add(response.getDataset());
      }
    }
    int status = response.getCommand().getInt(Tag.Status, -1);
    if (status != Status.Success) {
      throw new IllegalStateException("C-FIND ended with status %04X".formatted(status));
    }
    return matches;
  }

  /** The last answer to a C-MOVE. */
  Attributes move(String sopClass, Attributes keys, String destination) throws Exception {
    DimseRSP response = association.cmove(sopClass, 0, keys, null, destination);
    while (response.next()) {
      // pending answers only count up
    }
    return response.getCommand();
  }

  @Override
  public void close() throws IOException {
    try {
      association.waitForOutstandingRSP();
      association.release();
      association.waitForSocketClose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdown();
    timer.shutdownNow();
  }
}

package org.tacescore.endtoend;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/** A modality that loses its network in the middle of a data set. */
final class HangingUpSender implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** Sends the first half of the object and closes the connection. */
  void sendHalf(DicomObject object, int port) throws Exception {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET("MODALITY");
    request.setCalledAET("TACESCORE");
    request.addPresentationContextFor(object.sopClassUid(), object.transferSyntaxUid());
    Connection local = new Connection();
    ApplicationEntity entity = new ApplicationEntity("MODALITY");
    Device device = new Device("hangs-up");
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    device.addConnection(local);
    device.addApplicationEntity(entity);
    entity.addConnection(local);
    Association association =
        entity.connect(local, new Connection("worker", "127.0.0.1", port), request);
    byte[] bytes = Part10.encode(object.dataset());
    try {
      association.cstore(
          object.sopClassUid(),
          object.sopInstanceUid(),
          0,
          (out, transferSyntax) -> {
            out.write(bytes, 0, bytes.length / 2);
            association.getSocket().close();
            throw new IOException("hung up on purpose");
          },
          object.transferSyntaxUid());
    } catch (IOException hungUp) {
      if (!association.getSocket().isClosed()) {
        throw hungUp;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
  }
}

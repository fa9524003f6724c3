package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DataWriter;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;

/** One association from a sender of the toolkit to a port of this machine. */
final class TestScu implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Association association;

  private TestScu(String calling, String called, int port) throws Exception {
    try {
      association = open(calling, called, port);
    } catch (Exception e) {
      stop();
      throw e;
    }
  }

  static TestScu connect(String calling, String called, int port) throws Exception {
    return new TestScu(calling, called, port);
  }

  Association association() {
    return association;
  }

  int echo() throws Exception {
    return status(association.cecho());
  }

  int store(Attributes dataset) throws Exception {
    return status(send(dataset, new DataWriterAdapter(dataset)));
  }

  /** Sends some of the data set and closes the connection without a word. */
  void storeHalfAndHangUp(Attributes dataset) throws Exception {
    try {
      send(
          dataset,
          (out, transferSyntax) -> {
            out.write(new byte[100_000]);
            association.getSocket().close();
            throw new IOException("hung up on purpose");
          });
    } catch (IOException hungUp) {
      assertThat(association.getSocket().isClosed()).isTrue();
    }
  }

  @Override
  public void close() throws IOException {
    if (!association.getSocket().isClosed()) {
      association.release();
    }
    stop();
  }

  private DimseRSP send(Attributes dataset, DataWriter writer) throws Exception {
    return association.cstore(
        dataset.getString(Tag.SOPClassUID),
        dataset.getString(Tag.SOPInstanceUID),
        0,
        writer,
        UID.ExplicitVRLittleEndian);
  }

  private static int status(DimseRSP response) throws Exception {
    response.next();
    return response.getCommand().getInt(Tag.Status, -1);
  }

  private Association open(String calling, String called, int port) throws Exception {
    Connection local = new Connection();
    ApplicationEntity entity = new ApplicationEntity(calling);
    entity.addConnection(local);
    Device device = new Device("scu");
    device.addConnection(local);
    device.addApplicationEntity(entity);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    return entity.connect(local, new Connection(null, "127.0.0.1", port), request(called));
  }

  private static AAssociateRQ request(String called) {
    AAssociateRQ request = new AAssociateRQ();
    request.setCalledAET(called);
    request.addPresentationContextFor(UID.VerificationSOPClass, UID.ImplicitVRLittleEndian);
    for (String syntax :
        new String[] {
          UID.ExplicitVRLittleEndian,
          UID.ExplicitVRBigEndianRetired,
          UID.RLELossless,
          UID.JPEGLSLossless
        }) {
      request.addPresentationContextFor(TestInstances.CT_IMAGE, syntax);
    }
    return request;
  }

  private void stop() {
    threads.shutdownNow();
    timer.shutdownNow();
  }
}

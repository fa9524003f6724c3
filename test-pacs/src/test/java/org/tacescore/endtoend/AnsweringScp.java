package org.tacescore.endtoend;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCStoreSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;

/** A PACS that keeps nothing and answers every C-STORE with one status. */
final class AnsweringScp implements AutoCloseable {
  private final Device device = new Device("answering");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final int port;

  /**
   * @param aeTitle that it answers to; an association that calls another is rejected
   * @param status of PS3.4 Table B.2-1
   */
  AnsweringScp(String aeTitle, int status) throws IOException, GeneralSecurityException {
    port = OrthancPeer.freePort();
    Connection connection = new Connection("scp", "127.0.0.1", port);
    connection.setBindAddress("127.0.0.1");
    device.addConnection(connection);
    ApplicationEntity entity = new ApplicationEntity(aeTitle);
    entity.setAssociationAcceptor(true);
    entity.addConnection(connection);
    entity.addTransferCapability(
        new TransferCapability("any", "*", TransferCapability.Role.SCP, "*"));
    device.addApplicationEntity(entity);
    ServiceHandler services = new ServiceHandler();
    services.addService(new Answer(status));
    device.setDimseRQHandler(services);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    device.bindConnections();
  }

  private static final class Answer extends BasicCStoreSCP {
    private final int status;

    Answer(int status) {
      super("*");
      this.status = status;
    }

    @Override
    protected void store(
        Association association,
        Presentation context,
        Attributes request,
        PDVInputStream data,
        Attributes response)
        throws IOException {
      data.skipAll();
      response.setInt(Tag.Status, VR.US, status);
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    device.unbindConnections();
    threads.shutdownNow();
    timer.shutdownNow();
  }
}

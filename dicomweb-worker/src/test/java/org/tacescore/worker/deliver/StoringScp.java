package org.tacescore.worker.deliver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** A PACS that keeps the last data set it was sent, and answers with a chosen status. */
final class StoringScp implements AutoCloseable {
  private final Device device = new Device("scp");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  final int port;
  volatile int status;
  volatile byte[] dataset = new byte[0];
  volatile String transferSyntax = "";

  StoringScp(String sopClass, String... transferSyntaxes)
      throws IOException, GeneralSecurityException {
    port = freePort();
    Connection connection = new Connection("scp", "127.0.0.1", port);
    connection.setBindAddress("127.0.0.1");
    device.addConnection(connection);
    ApplicationEntity entity = new ApplicationEntity("PACS");
    entity.setAssociationAcceptor(true);
    entity.addConnection(connection);
    entity.addTransferCapability(
        new TransferCapability("any", sopClass, TransferCapability.Role.SCP, transferSyntaxes));
    device.addApplicationEntity(entity);
    ServiceHandler services = new ServiceHandler();
    services.addService(new Keeper());
    device.setDimseRQHandler(services);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    device.bindConnections();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private final class Keeper extends BasicCStoreSCP {
    Keeper() {
      super("*");
    }

    @Override
    protected void store(
        Association association,
        Presentation context,
        Attributes request,
        PDVInputStream data,
        Attributes response)
        throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      data.copyTo(bytes);
      dataset = bytes.toByteArray();
      transferSyntax = context.getTransferSyntax();
      response.setInt(Tag.Status, VR.US, status);
    }
  }

  @Override
  public void close() {
    device.unbindConnections();
    threads.shutdownNow();
    timer.shutdownNow();
  }
}

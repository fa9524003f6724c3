package org.tacescore.testpacs.pacs;

import java.io.IOException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of the DICOMweb services (DICOM PS3.18), on the loopback interface. */
final class DicomwebServer implements AutoCloseable {

  /** Path of the services. */
  static final String ROOT = "/dicom-web";

  private static final int THREADS = 16;
  private static final int STOP_MS = 3000;
  private static final int IDLE_AT_STOP_MS = 20;

  private final Server server;
  private final ServerConnector connector;

  private DicomwebServer(int port, PacsArchive archive) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("pacs-http");
    threads.setDaemon(true);
    server = new Server(threads);
    server.setStopTimeout(STOP_MS);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setShutdownIdleTimeout(IDLE_AT_STOP_MS);
    server.addConnector(connector);
    server.setHandler(new DicomwebHandler(archive));
  }

  static DicomwebServer start(int port, PacsArchive archive) throws IOException {
    DicomwebServer web = new DicomwebServer(port, archive);
    try {
      web.server.start();
      return web;
    } catch (Exception e) {
      web.close();
      throw new IOException("cannot serve HTTP on port " + port, e);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    } finally {
      server.destroy();
    }
  }
}

package org.tacescore.testpacs.viewer;

import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * OHIF as a web site on the loopback interface: the viewer's files, a configuration, and the
 * DICOMweb services of one PACS on the same origin, since a PACS need not allow others.
 *
 * <p>A page of it may speak to this site alone (Content Security Policy), so nothing of a study or
 * of its being looked at leaves the machine.
 */
public final class OhifSite implements AutoCloseable {

  private static final int THREADS = 24;
  private static final int STOP_MS = 3000;

  private final Server server;
  private final ServerConnector connector;

  private OhifSite(OhifInstallation viewer, URI dicomWeb, int port) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("viewer-http");
    threads.setDaemon(true);
    server = new Server(threads);
    server.setStopTimeout(STOP_MS);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(
        new OwnOriginOnly(
            new Handler.Sequence(
                new UnderPath(PacsProxy.PATH + "/", new PacsProxy(dicomWeb)),
                new OwnFiles(),
                ViewerFiles.of(viewer))));
  }

  /**
   * Serves the viewer.
   *
   * @param dicomWeb root of the DICOMweb services of the PACS, without a slash at its end
   * @param port TCP port, 0 for any free one
   * @throws ViewerException if the port cannot be had
   */
  public static OhifSite start(OhifInstallation viewer, URI dicomWeb, int port) {
    OhifSite site = new OhifSite(viewer, dicomWeb, port);
    try {
      site.server.start();
      return site;
    } catch (Exception e) {
      site.close();
      throw new ViewerException("cannot serve the viewer on port " + port, e);
    }
  }

  /** The study list. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  /** The viewer with a study, as it arranges it itself. */
  public URI study(String studyInstanceUid) {
    return root().resolve("viewer?StudyInstanceUIDs=" + studyInstanceUid);
  }

  /** The viewer with a study and one series of it opened, e.g. a Structured Report. */
  public URI series(String studyInstanceUid, String seriesInstanceUid) {
    return URI.create(study(studyInstanceUid) + "&initialSeriesInstanceUID=" + seriesInstanceUid);
  }

  /** Stops it. It is not destroyed: Jetty's clients share a part that would go with it. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new ViewerException("the viewer's server does not stop", e);
    }
  }
}

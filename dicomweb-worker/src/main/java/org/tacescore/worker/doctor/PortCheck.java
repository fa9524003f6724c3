package org.tacescore.worker.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.function.Supplier;

/**
 * Whether the worker can listen, or does.
 *
 * @param name of the port
 * @param section of the configuration: {@code dicom} or {@code http}
 * @param bindAddress local address
 * @param port TCP port; 0 lets the system choose
 * @param running how a worker answers at the configured HTTP address
 */
record PortCheck(
    String name, String section, String bindAddress, int port, Supplier<Running> running)
    implements Check {

  /** Whether a worker of this software answers. */
  enum Running {
    NO,
    NOT_READY,
    READY
  }

  @Override
  public Finding look() {
    String place = bindAddress + ":" + port;
    InetAddress address;
    try {
      address = InetAddress.getByName(bindAddress);
    } catch (UnknownHostException e) {
      return Finding.fail(
          bindAddress + " is no address of this machine", "mend " + section + ".bind-address");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return Finding.ok(place + " is free");
    } catch (IOException e) {
      return held(place, String.valueOf(e.getMessage()));
    }
  }

  private Finding held(String place, String why) {
    return switch (running.get()) {
      case READY -> Finding.ok(place + " is held by the running worker, which is ready");
      case NOT_READY ->
          Finding.fail(
              place + " is held by the running worker, which is not ready",
              "look into its log (journalctl -u tacescore): its database or queue stands still");
      case NO ->
          Finding.fail(
              "%s cannot be listened on (%s), and no worker answers".formatted(place, why),
              "end the program that holds it (ss -ltnp shows it), or choose another %s.port"
                  .formatted(section));
    };
  }
}

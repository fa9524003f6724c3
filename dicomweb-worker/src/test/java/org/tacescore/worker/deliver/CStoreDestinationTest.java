package org.tacescore.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.aoju.bus.image.UID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.queue.Courier.ReadBack;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.TransientFault;

class CStoreDestinationTest {
  @TempDir Path data;
  private Outgoing outgoing;

  @BeforeEach
  void open() {
    outgoing = new Outgoing(data);
  }

  @AfterEach
  void close() {
    outgoing.close();
  }

  private CStoreDestination destination(int port) {
    return new CStoreDestination(
        new CStoreSettings(
            "pacs",
            new AeTitle("TACESCORE"),
            new AeTitle("PACS"),
            "127.0.0.1",
            port,
            Duration.ofSeconds(5),
            Optional.empty(),
            false),
        outgoing.store);
  }

  @Test
  void sendsTheStoredBytesAsTheyAre() throws Exception {
    try (StoringScp scp = new StoringScp(Outgoing.SR_CLASS, UID.ExplicitVRLittleEndian);
        CStoreDestination destination = destination(scp.port)) {

      String answer = destination.send(outgoing.item);

      assertThat(answer).isEmpty();
      assertThat(scp.dataset).isEqualTo(outgoing.datasetBytes());
      assertThat(destination.readBack(outgoing.item)).isEqualTo(ReadBack.NOT_OFFERED);
    }
  }

  @Test
  void sendsImplicitWhereNothingElseIsAccepted() throws Exception {
    try (StoringScp scp = new StoringScp(Outgoing.SR_CLASS, UID.ImplicitVRLittleEndian);
        CStoreDestination destination = destination(scp.port)) {

      destination.send(outgoing.item);

      assertThat(scp.transferSyntax).isEqualTo(UID.ImplicitVRLittleEndian);
      assertThat(scp.dataset).isNotEmpty();
    }
  }

  @Test
  void namesClassAndSyntaxThatAreNotAccepted() throws Exception {
    try (StoringScp scp = new StoringScp(UID.CTImageStorage, UID.ExplicitVRLittleEndian);
        CStoreDestination destination = destination(scp.port)) {

      assertThatThrownBy(() -> destination.send(outgoing.item))
          .isInstanceOf(DeliveryRefusedException.class)
          .hasMessageContaining(Outgoing.SR_CLASS)
          .hasMessageContaining(UID.ExplicitVRLittleEndian);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xA700, 0x0110})
  void triesLaterWhenThePacsIsOutOfResources(int status) throws Exception {
    assertThatThrownBy(() -> answerTo(status)).isInstanceOf(TransientFault.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xA900, 0xC000, 0x0122, 0x0124})
  void isRefusedForGoodByOtherFailures(int status) throws Exception {
    assertThatThrownBy(() -> answerTo(status)).isInstanceOf(DeliveryRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xB000, 0xB006, 0xB007, 0x0111})
  void remembersAWarning(int status) throws Exception {
    assertThat(answerTo(status)).contains("%04X".formatted(status));
  }

  private String answerTo(int status) throws Exception {
    try (StoringScp scp = new StoringScp(Outgoing.SR_CLASS, UID.ExplicitVRLittleEndian);
        CStoreDestination destination = destination(scp.port)) {
      scp.status = status;
      return destination.send(outgoing.item);
    }
  }

  @Test
  void triesLaterWhenNobodyListens() throws Exception {
    try (CStoreDestination destination = destination(StoringScp.freePort())) {

      assertThatThrownBy(() -> destination.send(outgoing.item))
          .isInstanceOf(TransientFault.class)
          .hasMessageContaining("1.2.3.4");
    }
  }
}

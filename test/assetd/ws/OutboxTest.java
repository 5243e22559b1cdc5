package assetd.ws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.java_websocket.WebSocketImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What waits for one client")
class OutboxTest {
  private static final int MAX_FRAMES = 4;
  private static final int MAX_BYTES = 400;

  private static final int MAX_ALL = 1 << 20;

  private final Backlog all = new Backlog(MAX_ALL);
  private final Outbox outbox = outbox();
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();

  private Outbox outbox() {
    return new Outbox(
        new SocketLimits(1, 0, MAX_FRAMES, MAX_BYTES, MAX_ALL, Duration.ZERO, Duration.ZERO),
        all,
        done -> {});
  }

  private static byte[] frame(int name, int length) {
    byte[] frame = new byte[length];
    Arrays.fill(frame, (byte) name);
    frame[0] = (byte) 0x81;
    return frame;
  }

  private void take(ByteBuffer copied, int count) {
    got.write(copied.array(), 0, count);
    outbox.took(count);
  }

  @Test
  @DisplayName("a frame that is being written while too much gathers behind it goes out whole")
  void overflowDuringWrite() {
    outbox.text(frame(1, 100));
    ByteBuffer copied = ByteBuffer.allocate(60);
    outbox.copyTo(copied);
    outbox.text(frame(2, 300));
    outbox.text(frame(3, 300));
    assertEquals(Outbox.State.OVERFLOWED, outbox.state());
    take(copied, 60);
    ByteBuffer rest = ByteBuffer.allocate(1000);
    outbox.copyTo(rest);
    take(rest, rest.position());
    assertArrayEquals(frame(1, 100), got.toByteArray());
    assertTrue(outbox.empty());
  }

  @Test
  @DisplayName("a socket that is gone leaves nothing waiting and takes nothing more")
  void gone() {
    outbox.text(frame(1, 100));
    outbox.text(frame(2, 100));
    outbox.end();
    assertTrue(outbox.empty());
    outbox.text(frame(3, 100));
    assertTrue(outbox.empty());
  }

  @Test
  @DisplayName(
      "what waits for all is limited, what many hold is counted once, and one may be larger")
  void together() {
    byte[] large = frame(1, 2 * MAX_ALL);
    outbox.text(large);
    Outbox second = outbox();
    second.text(large);
    assertEquals(Outbox.State.OPEN, second.state());
    Outbox third = outbox();
    third.text(frame(2, MAX_ALL));
    assertEquals(Outbox.State.CROWDED, third.state());
    outbox.end();
    assertEquals(Outbox.State.CROWDED, afterwards(frame(3, MAX_ALL)));
    second.end();
    assertEquals(Outbox.State.OPEN, afterwards(frame(3, MAX_ALL)));
  }

  private Outbox.State afterwards(byte[] frame) {
    Outbox next = outbox();
    next.text(frame);
    return next.state();
  }

  @Test
  @DisplayName("whoever takes what comes gets what may wait for one, however much waits for others")
  void small() {
    outbox.text(frame(1, 2 * MAX_ALL));
    assertEquals(Outbox.State.OPEN, afterwards(frame(2, MAX_BYTES)));
  }

  @Test
  @DisplayName("whatever is dropped and when, the client gets whole frames in order")
  void wholeFrames() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    for (int round = 0; round < 300; round++) {
      new Client(new Random(seed + round)).run();
    }
  }

  /** One client, whose frames are told apart by their bytes. */
  private static final class Client {
    private final Random random;
    private final OutboxTest test = new OutboxTest();
    private final List<byte[]> added = new ArrayList<>();

    Client(Random random) {
      this.random = random;
      test.outbox.socket =
          new WebSocketImpl(
              new Subscriber(null, test.outbox, "/stream", null), List.of(new StrictDraft(0)));
    }

    void run() {
      for (int step = 0; step < 100; step++) {
        ByteBuffer copied = ByteBuffer.allocate(1 + random.nextInt(300));
        test.outbox.copyTo(copied);
        for (int more = random.nextInt(4); more > 0; more--) {
          add();
        }
        test.take(copied, random.nextInt(copied.position() + 1));
      }
      while (!test.outbox.empty()) {
        ByteBuffer copied = ByteBuffer.allocate(1000);
        test.outbox.copyTo(copied);
        test.take(copied, copied.position());
      }
      check(ByteBuffer.wrap(test.got.toByteArray()));
    }

    private void add() {
      byte[] frame = frame(added.size() % 100, 2 + random.nextInt(150));
      added.add(frame);
      if (random.nextInt(4) == 0) {
        test.outbox.socket.outQueue.add(ByteBuffer.wrap(frame));
        test.outbox.control();
      } else {
        test.outbox.text(frame);
      }
    }

    private void check(ByteBuffer all) {
      for (byte[] frame : added) {
        if (all.remaining() >= frame.length
            && all.slice(all.position(), frame.length).equals(ByteBuffer.wrap(frame))) {
          all.position(all.position() + frame.length);
        }
      }
      assertEquals(0, all.remaining(), "bytes that are no whole frame, in order");
    }
  }
}

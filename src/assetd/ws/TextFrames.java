package assetd.ws;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Texts as frames. A text that goes to many sockets arrives here many times as the same instance;
 * the last few are remembered by identity and share their bytes. Weak, so that a large snapshot is
 * held only by the queues it is in. Any thread; two that race encode twice.
 */
final class TextFrames {
  private static final int REMEMBERED = 8;

  private record Encoded(WeakReference<String> text, WeakReference<byte[]> frame) {}

  private final AtomicReferenceArray<Encoded> recent = new AtomicReferenceArray<>(REMEMBERED);
  private final AtomicInteger next = new AtomicInteger();

  /**
   * A whole frame, not to be changed: FIN and opcode 1, length, no mask, the text in UTF-8 (RFC
   * 6455, 5.2).
   */
  byte[] frame(String text) {
    for (int i = 0; i < REMEMBERED; i++) {
      Encoded encoded = recent.get(i);
      if (encoded != null && encoded.text.refersTo(text)) {
        byte[] frame = encoded.frame.get();
        if (frame != null) {
          return frame;
        }
      }
    }
    byte[] frame = encode(text);
    int slot = Math.floorMod(next.getAndIncrement(), REMEMBERED);
    recent.set(slot, new Encoded(new WeakReference<>(text), new WeakReference<>(frame)));
    return frame;
  }

  private static byte[] encode(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    int length = payload.length;
    int head = length <= 125 ? 2 : length <= 0xffff ? 4 : 10;
    ByteBuffer frame = ByteBuffer.allocate(head + length).put((byte) 0x81);
    switch (head) {
      case 2 -> frame.put((byte) length);
      case 4 -> frame.put((byte) 126).putShort((short) length);
      default -> frame.put((byte) 127).putLong(length);
    }
    return frame.put(payload).array();
  }
}

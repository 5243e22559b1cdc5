package torture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a process did to its disk, as disk.c records it.
 *
 * @param kind W, T, S, C, U or R
 * @param path of the file
 * @param number offset or size
 * @param bytes what was written, or the new name
 */
record Call(char kind, String path, long number, byte[] bytes) {

  /** All calls of a record, in their order. */
  static List<Call> read(Path record) throws IOException {
    byte[] all = Files.readAllBytes(record);
    List<Call> calls = new ArrayList<>();
    int at = 0;
    while (at < all.length) {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      for (; all[at] != '\n'; at++) {
        head.write(all[at]);
      }
      at++;
      String[] words = head.toString(StandardCharsets.UTF_8).split(" ");
      int length = Integer.parseInt(words[3]);
      byte[] bytes = new byte[length];
      System.arraycopy(all, at, bytes, 0, length);
      at += length;
      calls.add(new Call(words[0].charAt(0), words[1], Long.parseLong(words[2]), bytes));
    }
    return calls;
  }

  /** Whether it is about something that a power cut can harm: the database and its log. */
  boolean matters() {
    return path.contains("assetd.db") && !path.endsWith("-shm");
  }
}

package assetd.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Builds segments from many documents on all cores: pieces of {@value #PIECE} bytes are indexed
 * side by side. The caller's thread reads documents meanwhile and waits when it is {@value #AHEAD}
 * pieces ahead, so that memory stays bounded.
 */
final class BulkLoad implements AutoCloseable {
  /** Large enough that they are few, small enough that buffers take some 40 MB a core. */
  private static final int PIECE = 4 << 20;

  private static final int AHEAD = 4;

  private final ExecutorService workers =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final List<Future<View>> pieces = new ArrayList<>();
  private List<Rows.Row> rows = new ArrayList<>();
  private long bytes;

  /** Adds a document; no two have the same id. */
  void add(Rows.Row row) {
    rows.add(row);
    bytes += row.texts().length;
    if (bytes >= PIECE) {
      submit();
    }
  }

  private void submit() {
    List<Rows.Row> piece = rows;
    Callable<View> build = () -> new View(Segment.of(piece));
    pieces.add(workers.submit(build));
    rows = new ArrayList<>();
    bytes = 0;
    if (pieces.size() > AHEAD) {
      result(pieces.get(pieces.size() - 1 - AHEAD));
    }
  }

  /** The views of everything added, one a piece; whoever searches need not wait for joining. */
  List<View> finish() {
    if (!rows.isEmpty()) {
      submit();
    }
    return pieces.stream().map(BulkLoad::result).toList();
  }

  private static View result(Future<View> piece) {
    try {
      return piece.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the index was built", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the index could not be built", e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}

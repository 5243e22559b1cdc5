package assetd.index;

import assetd.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Builds segments from many documents on all cores: pieces of some bytes are indexed side by side.
 * The caller's thread reads documents meanwhile and waits when it is {@value #AHEAD} pieces ahead,
 * so that memory stays bounded.
 */
final class BulkLoad implements AutoCloseable {
  /**
   * Large enough that they are few, small enough that buffers take some 40 MB a core, and no more
   * than a heap below 256 MB can bear: 10,000 assets of 1 KB need 48 MB of it instead of 112.
   */
  private static final long PIECE =
      Math.max(1 << 20, Math.min(4 << 20, Runtime.getRuntime().maxMemory() / 64));

  private static final int AHEAD = 4;

  private final ExecutorService workers =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), BulkLoad::daemon);
  private final List<Future<View>> pieces = new ArrayList<>();
  private final Function<byte[], List<Subject>> subjects;
  private List<Document> documents = new ArrayList<>();
  private long bytes;

  /** See {@link DocumentBytes#encode} for the subjects; they are asked for on several threads. */
  BulkLoad(Function<byte[], List<Subject>> subjects) {
    this.subjects = subjects;
  }

  /** A load that failed must not keep the process from ending. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "index-load");
    thread.setDaemon(true);
    return thread;
  }

  /** Adds a document; no two have the same id. */
  void add(Document document) {
    documents.add(document);
    bytes += document.content().length();
    if (bytes >= PIECE) {
      submit();
    }
  }

  private void submit() {
    List<Document> piece = documents;
    Callable<View> build =
        () -> new View(Segment.of(piece.stream().map(d -> Rows.Row.of(d, subjects)).toList()));
    pieces.add(workers.submit(build));
    documents = new ArrayList<>();
    bytes = 0;
    if (pieces.size() > AHEAD) {
      result(pieces.get(pieces.size() - 1 - AHEAD));
    }
  }

  /** The views of everything added, one a piece; whoever searches need not wait for joining. */
  List<View> finish() {
    if (!documents.isEmpty()) {
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
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("the index could not be built", e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}

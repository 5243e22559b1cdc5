package bench.search;

import assetd.index.Document;
import java.util.List;

/** A search engine under measurement: assetd's index or a peer. Used by one thread. */
interface Engine {
  String name();

  /** Makes the documents findable. */
  void build(List<Document> documents) throws Exception;

  /** Lets it do what it would do in its own time. */
  default void settle() throws Exception {}

  /** The best ids, at most so many. */
  List<String> search(String text, int limit) throws Exception;

  /** Assets like the given one, at most so many; empty when the engine cannot do that. */
  default List<String> related(String id, int limit) throws Exception {
    return List.of();
  }

  /** Bytes in memory or on disk; -1 when that cannot be told. */
  long bytes() throws Exception;

  /** Gives up what it holds outside the heap. */
  default void close() throws Exception {}
}

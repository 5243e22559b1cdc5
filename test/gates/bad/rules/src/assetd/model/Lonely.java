// refused: interface with fewer than two implementations
package assetd.model;

/** A seam that nothing needs. */
public interface Lonely {
  /** Opens it. */
  void open();

  /** Closes it. */
  void close();

  /** The one and only. */
  final class Only implements Lonely {
    @Override
    public void open() {}

    @Override
    public void close() {}
  }
}

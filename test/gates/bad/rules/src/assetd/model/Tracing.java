// refused: stack trace on the console
package assetd.model;

/** Shows its inside. */
public final class Tracing {
  static void fail(Exception e) {
    e.printStackTrace();
  }
}

// refused: sleep in a test
/** Hopes that half a second is enough. */
final class SleepyTest {
  void itWorksSometimes() throws InterruptedException {
    Thread.sleep(500);
  }
}

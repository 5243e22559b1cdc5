/** Well meant, not well formed. */
public final class Crooked {
    private Crooked( ) { }
  }

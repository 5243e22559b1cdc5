// refused: [rawtypes]
import java.util.List;

/** Compiles with a warning. */
public final class Raw {
  /** A list of nobody knows what. */
  public List names;
}

package assetd.insight;

import assetd.model.Classification;
import java.util.List;

/**
 * A language or text format that we can name: one row of {@code languages.tsv}.
 *
 * @param label our name for it, unique
 * @param specific its value of {@code ClassificationSpecificEnum}, one that every client accepts
 * @param name its name for people
 * @param generic its value of {@code ClassificationGenericEnum}
 * @param extensions of its files, lower case, without the dot
 * @param fileNames of files that have no telling extension
 * @param interpreters in a {@code #!} line
 * @param aliases other names, as they stand on a Markdown fence or in a modeline
 */
record Language(
    String label,
    String specific,
    String name,
    String generic,
    List<String> extensions,
    List<String> fileNames,
    List<String> interpreters,
    List<String> aliases) {

  /** The classification that goes out. */
  Classification classification() {
    return new Classification(generic, specific);
  }

  /** Whether it is written to be read by people rather than by a machine. */
  boolean isProse() {
    return generic.equals("TEXT");
  }
}

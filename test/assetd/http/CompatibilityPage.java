package assetd.http;

import assetd.http.Operation.State;
import assetd.service.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the compatibility page from the table of operations and the contract. Run from the top of
 * the project, it writes the page anew.
 */
final class CompatibilityPage {
  static final Path FILE = Path.of("src", "assetd", "http", "compatibility.md");

  private static final String INTRODUCTION =
      """
      # What works with the clients of the Assets API

      This page is made from `operations.tsv` and the contract; a test keeps it equal to what the
      daemon does. The same table feeds `GET /openapi.json`, which describes exactly what is
      implemented.

      ## Clients

      | Letter | Client | What it needs before anything else |
      |---|---|---|
      | W | Python wrapper of the SDK | health in 100 ms, connect, user, models, streams of ids |
      | C | command line | the same, and version and applications |
      | S | Sublime plugin | the same, and the health and user streams |
      | N | Neovim plugin | the same |
      | T | TypeScript example, npm client | connect |
      | R | Raycast extension | a version with the word staging, the port file or a scan |
      | O | Obsidian plugin | the port file or a scan, connect |
      | X | export tool | health, version, the material inventories and batches |

      The npm client is run unmodified by `make client`. The call sequences of the others are
      contract cases (`test/contract/cases/24-export-tool.json`, `25-clients.json`): their
      requests in their order, with their headers.

      - **Version.** `GET /.well-known/version` answers the version of the API that clients ask
        for, `%s`: each of them demands 12.0.0 or newer and older than 13.0.0, one wants the word
        staging. It is not the version of the daemon.
      - **User.** There is one local user, without cloud and without login. Clients that offer to
        share see no cloud and say so.
      - **Models.** Some clients do not start unless certain names are in `GET /models`. The
        entries there are placeholders with these names, each says so in its description, and
        asking one answers 501.
      - **Discovery.** The daemon takes the first free port of 39300-39333, where clients scan,
        and 1000 where the system allows it. `--port-file auto` writes the port to
        `~/Documents/com.pieces.os/production/Config/.port.txt` as long as it runs.
      - **Enums.** Values that no published client knows are kept and go out as the nearest one
        that all know. Sent back, that one is no edit.
      - **Ids.** New things may bring an id if it is a UUID; the seeds of assets cannot, as in the
        contract. An application whose id is none is known by its name, version and platform.
      - **Old views.** Clients send back a whole asset to change its name. Its name and flags are
        taken as sent. What else such a view undoes is an echo and no edit: a content, a type or
        a material as it was when the view was taken (by the `updated` of the format or of the
        material), and a material that says it hangs on the asset but was taken off or deleted.
        What it never was since then is an edit, however old the view, and so is all that comes
        without `updated`, but for what was taken off; and when a body asks for nothing but
        what was, that is what it asks for. What was so before the daemon's start is not known.

      ## States

      **full**: as the contract says. **local**: in the shape of the contract, and true for a
      daemon without cloud, account and language models. **empty**: a list of something that this
      daemon never has. **501**: refused with a sentence.

      """;

  private CompatibilityPage() {}

  /** Writes the page. */
  public static void main(String[] args) throws IOException {
    Files.writeString(FILE, text());
  }

  static String text() {
    Set<String> contract = RouteTable.endpoints().keySet();
    List<Operation> inside = new ArrayList<>();
    List<Operation> beyond = new ArrayList<>();
    for (Operation operation : Operations.all()) {
      (contract.contains(operation.key()) ? inside : beyond).add(operation);
    }
    StringBuilder page = new StringBuilder(INTRODUCTION.formatted(Identity.API_VERSION));
    page.append("## The operations of the contract\n\n").append(count(inside)).append("\n\n");
    table(page, inside);
    page.append("\n## Operations beyond it\n\n").append(count(beyond)).append("\n\n");
    table(page, beyond);
    return page.toString();
  }

  private static String count(Collection<Operation> operations) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    operations.forEach(operation -> counts.merge(operation.state(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (state, count) ->
            parts.add(count + " " + (state == State.ABSENT ? "refused with " : "") + shown(state)));
    return operations.size() + " operations: " + String.join(", ", parts) + ".";
  }

  private static void table(StringBuilder page, List<Operation> operations) {
    page.append("| Operation | State | Called by | Note |\n|---|---|---|---|\n");
    operations.stream()
        .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
        .forEach(operation -> page.append(row(operation)));
  }

  private static String row(Operation operation) {
    return String.format(
        "| `%s` | %s | %s | %s |%n",
        operation.key(),
        shown(operation.state()),
        String.join(" ", operation.callers()),
        operation.note());
  }

  private static String shown(State state) {
    return switch (state) {
      case FULL -> "full";
      case LOCAL -> "local";
      case EMPTY -> "empty";
      case ABSENT -> "501";
    };
  }
}

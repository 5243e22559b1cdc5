package assetd.http;

import assetd.json.Fields;
import assetd.json.ListWriter;
import assetd.service.Assets;
import assetd.service.Usage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations around the use of an asset. */
final class UsageApi {
  private static final List<String> COUNTERS =
      List.of("priority", "reuse", "update", "reference", "searched");

  private final Assets assets;
  private final Usage usage;

  UsageApi(Assets assets, Usage usage) {
    this.assets = assets;
    this.usage = usage;
  }

  /** Each truth of the body counts one. */
  Reply count(Request request) {
    Set<String> counted =
        request
            .optionalJson()
            .map(body -> body.object("asset").orElse(body))
            .map(UsageApi::counters)
            .orElse(Set.of());
    usage.count(request.id("asset"), counted);
    return Reply.empty(204);
  }

  private static Set<String> counters(Fields what) {
    return COUNTERS.stream().filter(name -> what.truth(name, false)).collect(Collectors.toSet());
  }

  /** Activities and conversations: what is there is asked for, and there is nothing. */
  Reply nothing(Request request) {
    assets.find(request.id("asset"), false);
    return Reply.json(ListWriter.indexed(List.of()));
  }
}

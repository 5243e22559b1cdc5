package assetd.http;

import assetd.json.ListWriter;
import assetd.model.Score;
import assetd.service.Assets;
import assetd.service.Usage;
import java.util.List;

/** The operations around the use of an asset. */
final class UsageApi {
  private final Assets assets;
  private final Usage usage;

  UsageApi(Assets assets, Usage usage) {
    this.assets = assets;
    this.usage = usage;
  }

  /** Each truth of the body counts one. */
  Reply count(Request request) {
    List<String> counted =
        request
            .optionalJson()
            .map(body -> body.object("asset").orElse(body))
            .map(what -> what.trueOnes(Score.COUNTERS))
            .orElse(List.of());
    usage.count(request.id("asset"), counted);
    return Reply.empty(204);
  }

  /** Activities and conversations: what is there is asked for, and there is nothing. */
  Reply nothing(Request request) {
    assets.find(request.id("asset"), false);
    return Reply.json(ListWriter.indexed(List.of()));
  }
}

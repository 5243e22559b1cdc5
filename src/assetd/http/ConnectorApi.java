package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.Json;
import assetd.json.ListWriter;
import assetd.json.SeedReader;
import assetd.json.SuggestionWriter;
import assetd.model.Application;
import assetd.model.Seed;
import assetd.model.ServiceException;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Identity;
import assetd.service.Services;
import assetd.service.Suggestions;
import assetd.service.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an application tells about itself and about what was copied in it. Each operation begins
 * with the id that the application got when it connected.
 */
final class ConnectorApi {
  private final Identity identity;
  private final Assets assets;
  private final Suggestions suggestions;
  private final Usage usage;
  private final Clock clock;

  ConnectorApi(Services services) {
    this.identity = services.identity();
    this.assets = services.assets();
    this.suggestions = services.suggestions();
    this.usage = services.usage();
    this.clock = services.clock();
  }

  /** The body is a bare true or false; without one it is true. */
  Reply onboarded(Request request) {
    Object onboarded = request.body().isEmpty() ? true : Json.read(request.body().open());
    if (!(onboarded instanceof Boolean truth)) {
      throw ServiceException.invalid("The body must be true or false.");
    }
    return Reply.text(identity.onboarded(request.id("application"), truth).id());
  }

  /** Checks the content that might be saved later; it comes again when it is. */
  Reply intention(Request request) {
    Application application = application(request);
    SeedReader.seed(Fields.of(Map.of("asset", request.json().all())));
    return Reply.text(application.id());
  }

  /** The answer has two lists of the same assets; each is read while it is written. */
  Reply suggestion(Request request) {
    application(request);
    Fields body = request.json();
    List<String> holding = suggestions.holding(SeedReader.seed(body));
    AssetWriter writer = new AssetWriter(clock.now(), true);
    return Reply.listed(
        SuggestionWriter.suggestion(
            body,
            !holding.isEmpty(),
            () -> ListWriter.indexed(assets.each(holding, true), writer::asset)));
  }

  /**
   * Does what was suggested, and answers the id of the asset: the saved one or the one used; of the
   * application when the user wanted neither.
   */
  Reply reaction(Request request) {
    Application application = application(request);
    Fields body = request.json();
    if (body.truth("save", false)) {
      Fields given = body.requiredObject("seed", "an object with asset");
      Seed seed = SeedReader.seed(given).withApplication(application);
      return Reply.text(assets.create(seed).id());
    }
    Optional<String> used = body.object("reuse").map(reuse -> reuse.id("asset"));
    if (used.isEmpty() && !body.has("save")) {
      throw body.missing("save", "true or false");
    }
    used.ifPresent(asset -> usage.count(asset, Set.of("reuse")));
    return Reply.text(used.orElse(application.id()));
  }

  private Application application(Request request) {
    return identity.application(request.id("application"));
  }
}

package assetd.http;

import assetd.json.AssetWriter;
import assetd.json.Fields;
import assetd.json.ListWriter;
import assetd.json.ModelWriter;
import assetd.json.SeedReader;
import assetd.json.UserWriter;
import assetd.model.Application;
import assetd.model.ServiceException;
import assetd.service.Clock;
import assetd.service.Identity;

/** The operations that clients call before they do anything else. */
final class IdentityApi {
  private final Identity identity;
  private final Clock clock;

  IdentityApi(Identity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  Reply health(Request request) {
    return Reply.text(identity.health());
  }

  Reply version(Request request) {
    return Reply.text(Identity.API_VERSION);
  }

  Reply connect(Request request) {
    Fields given = request.json().requiredObject("application", "an object");
    Application application = identity.connect(SeedReader.application(given));
    return Reply.json(UserWriter.context(application, identity.os(), Identity.API_VERSION));
  }

  Reply user(Request request) {
    return Reply.json(UserWriter.user(identity.user(), identity.userName()));
  }

  Reply applications(Request request) {
    return Reply.json(
        ListWriter.indexed(
            identity.applications().stream().map(AssetWriter::application).toList()));
  }

  Reply models(Request request) {
    return Reply.json(ModelWriter.models(clock.now()));
  }

  Reply application(Request request) {
    String id = request.id("application");
    return Reply.json(
        identity.applications().stream()
            .filter(application -> application.id().equals(id))
            .findFirst()
            .map(AssetWriter::application)
            .orElseThrow(() -> ServiceException.gone("application", id)));
  }

  Reply model(Request request) {
    String id = request.id("model");
    return Reply.json(
        ModelWriter.model(id, clock.now()).orElseThrow(() -> ServiceException.gone("model", id)));
  }

  /** Where the program is: the directory of the jar, or what the classes were loaded from. */
  Reply installation(Request request) {
    return Reply.text(
        IdentityApi.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}

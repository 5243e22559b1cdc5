package assetd.http;

import assetd.json.ExportWriter;
import assetd.model.Asset;
import assetd.model.ServiceException;
import assetd.service.Assets;
import assetd.service.Clock;
import assetd.service.Export;
import java.util.Locale;

/** The operation that makes a page of an asset. */
final class ExportApi {
  private final Assets assets;
  private final Clock clock;

  ExportApi(Assets assets, Clock clock) {
    this.assets = assets;
    this.clock = clock;
  }

  Reply export(Request request) {
    String type = request.parameter("export_type");
    Asset asset = assets.find(request.id("asset"), true);
    String page =
        switch (type == null ? "" : type.toUpperCase(Locale.ROOT)) {
          case "MD" -> Export.markdown(asset);
          case "HTML" -> Export.html(asset);
          default ->
              throw ServiceException.invalid("The query parameter export_type must be MD or HTML.");
        };
    return Reply.json(
        ExportWriter.exported(
            Export.title(asset), Export.description(asset), asset.created(), clock.now(), page));
  }
}

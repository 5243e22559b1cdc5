package assetd.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.json.AssetWriter;
import assetd.json.Json;
import assetd.model.Application;
import assetd.model.Asset;
import assetd.model.Classification;
import assetd.model.Content;
import assetd.model.Format;
import assetd.model.Score;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The smallest asset")
class SmallestAssetTest {
  private static final String ID = "00000000-0000-0000-0000-000000000000";
  private static final Instant NOW = Instant.EPOCH.plusSeconds(1_700_000_000L);

  private static Asset smallest() {
    Application application = new Application("", "", "", "", true, "");
    Classification type = new Classification("", "");
    Format format =
        new Format(ID, "", "", true, null, type, application, 0, NOW, NOW, Content.of(""));
    return new Asset(
        ID,
        "",
        null,
        "",
        NOW,
        NOW,
        new Asset.Flags(true, true, true, true, true),
        Score.ZERO,
        List.of(format),
        Map.of());
  }

  @Test
  @DisplayName("is shown in no fewer characters than a first frame counts for it")
  void isNotOverrated() {
    for (boolean content : new boolean[] {false, true}) {
      String text = Json.text(new AssetWriter(NOW, content).asset(smallest()));
      assertTrue(text.length() >= Streams.LEAST_ASSET, text);
    }
  }
}

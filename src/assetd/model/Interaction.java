package assetd.model;

import java.time.Duration;

/**
 * Something done with an asset in a user interface.
 *
 * @param asset its id; it may be gone meanwhile
 * @param viewed for how long it was looked at; never negative
 */
public record Interaction(String asset, Duration viewed, boolean touched, boolean scrolled) {}

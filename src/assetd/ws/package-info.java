/**
 * The socket edge: text streams over WebSocket. It has no port of its own; connections come from
 * the HTTP edge or from the front door, with the head of their request. It knows neither HTTP's
 * handlers nor what the streams carry.
 */
package assetd.ws;

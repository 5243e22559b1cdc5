package assetd.http;

import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.ServiceException;
import assetd.policy.Policy;
import assetd.policy.RequestHead;
import assetd.policy.Verdict;
import assetd.service.Services;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The way of every HTTP request: policy, route, body, a place among the working ones, handler,
 * answer. Called on the listener's threads; only a few of them work at a time, so that slow senders
 * and slow readers cost a thread each and nothing else.
 */
public final class RequestHandler implements HttpHandler {
  private static final Logger LOG = System.getLogger(RequestHandler.class.getName());

  /** Bytes that are written at once. */
  private static final int PIECE = 32 << 10;

  private static final String CONNECTION = "Connection";
  private static final Map<String, String> CLOSE = Map.of(CONNECTION, "close");

  private final Policy policy;
  private final Router router;
  private final Body bodies = new Body(Limits.inForce(Limit.BODIES));
  private final ListenerWorkers workers;
  private final ListenerLimits limits;
  private final Optional<Handover> handover;
  private final BiConsumer<SocketChannel, ByteBuffer> sockets;
  private final AtomicLong failures = new AtomicLong();

  /**
   * Answers with these services, on these threads, whatever the policy lets in.
   *
   * @param handover empty where connections cannot be taken out of the server
   * @param sockets takes upgraded connections with the heads of their requests; it judges them by
   *     the policy itself
   */
  public RequestHandler(
      Policy policy,
      Services services,
      ListenerWorkers workers,
      ListenerLimits limits,
      Optional<Handover> handover,
      BiConsumer<SocketChannel, ByteBuffer> sockets) {
    this.policy = policy;
    this.workers = workers;
    this.limits = limits;
    this.handover = handover;
    this.sockets = sockets;
    this.router = new Router(Routes.all(services));
  }

  /** A listener for these answers, to which clients connect themselves. */
  public HttpListener listener() {
    return new HttpListener(this, workers, limits);
  }

  /** A listener for these answers behind a front door, which knows the client of each address. */
  public HttpListener listener(UnaryOperator<InetSocketAddress> clients) {
    return new HttpListener(this, workers, limits, clients);
  }

  /** The request as the policy sees it. */
  static RequestHead head(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return new RequestHead(
        exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers::get);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    RequestHead head = head(exchange);
    if (head.upgrade() && handover.isPresent()) {
      throw handover.get().take(exchange, sockets);
    }
    Verdict verdict = policy.judge(head);
    policy.headers(verdict).forEach(exchange.getResponseHeaders()::set);
    Reply reply = answer(exchange, head, verdict);
    send(exchange, reply);
    if (reply.headers().containsKey(CONNECTION)) {
      exchange.getResponseBody().flush();
      // Closing the exchange would first look for the end of a request that has none.
      throw new IOException("The request cannot be read to its end.");
    }
    exchange.close();
  }

  private Reply answer(HttpExchange exchange, RequestHead head, Verdict verdict) {
    try {
      HeadRules.check(exchange, limits);
    } catch (ServiceException refusal) {
      return refused(refusal).with(CLOSE);
    }
    try {
      if (!verdict.allowed()) {
        throw verdict.refusal().orElseThrow();
      }
      if (head.preflight()) {
        return Reply.empty(204).with(policy.preflight(verdict));
      }
      return routed(exchange);
    } catch (ServiceException refusal) {
      Reply reply = refused(refusal);
      return refusal.kind() == ServiceException.Kind.METHOD
          ? reply.with(Map.of("Allow", allowed(exchange)))
          : reply;
    } catch (RuntimeException e) {
      return failed(exchange, e);
    }
  }

  private static Reply refused(ServiceException refusal) {
    return Reply.text(Statuses.of(refusal.kind()), refusal.getMessage());
  }

  private Reply routed(HttpExchange exchange) {
    String rawPath = exchange.getRequestURI().getRawPath();
    Router.Match match = router.find(exchange.getRequestMethod(), rawPath);
    Map<String, String> query = Router.query(exchange.getRequestURI().getRawQuery());
    int limit = match.route().maxBody();
    try (Body.Held body =
        bodies.read(exchange.getRequestBody(), HeadRules.declaredLength(exchange), limit)) {
      Request request = new Request(match.variables(), query, body);
      Supplier<Reply> work = () -> match.route().handler().handle(request);
      return match.route().instant() ? workers.workAtOnce(work) : workers.work(work);
    } catch (IOException e) {
      // Nobody knows any more where the next request would begin.
      return Reply.text(400, "The body ends too early, or its chunks are malformed.").with(CLOSE);
    }
  }

  private String allowed(HttpExchange exchange) {
    return String.join(", ", router.methods(exchange.getRequestURI().getRawPath()));
  }

  /**
   * What nobody foresaw is logged with a number; the client learns the number and nothing of what
   * is inside.
   */
  private Reply failed(HttpExchange exchange, RuntimeException e) {
    long number = failures.incrementAndGet();
    LOG.log(
        Level.ERROR,
        () ->
            "failure "
                + number
                + " at "
                + exchange.getRequestMethod()
                + " "
                + exchange.getRequestURI().getRawPath(),
        e);
    return Reply.text(
        500, "The daemon failed to answer; its log has the details under number " + number + ".");
  }

  /**
   * Sends an answer. The JDK's server takes 0 for "of unknown length" and -1 for "none"; a HEAD has
   * the length of its GET and no body.
   */
  private void send(HttpExchange exchange, Reply reply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    reply.headers().forEach(headers::set);
    if (reply.contentType() != null) {
      headers.set("Content-Type", reply.contentType());
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (reply.stream() != null) {
      if (head) {
        exchange.sendResponseHeaders(reply.status(), -1);
      } else {
        stream(exchange, reply);
      }
      return;
    }
    if (head && reply.body().length > 0) {
      headers.set("Content-Length", Integer.toString(reply.body().length));
    }
    boolean bodiless = head || reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (!bodiless && reply.body().length <= PIECE) {
      exchange.getResponseBody().write(reply.body());
    } else if (!bodiless) {
      workers.writeLarge(reply.body().length, () -> write(reply.body(), exchange));
    }
  }

  /** Piece by piece, so that one can see whether the client takes any. */
  private static void write(byte[] body, HttpExchange exchange) throws IOException {
    for (int at = 0; at < body.length; at += PIECE) {
      int length = Math.min(PIECE, body.length - at);
      ListenerWorkers.send(exchange.getResponseBody(), body, at, length);
    }
  }

  /**
   * A stream that fails half-way cannot take its 200 back. It is not ended properly either, which
   * closing the exchange would do: the server cuts the connection, so that nobody takes half a list
   * for a whole. One that fails before its first bytes go out is an error like any other.
   */
  private void stream(HttpExchange exchange, Reply reply) throws IOException {
    LateHead body = new LateHead(exchange, reply.status());
    try {
      if (reply.listing()) {
        workers.writeList(() -> write(reply, body));
      } else {
        workers.writeLarge(reply.held(), () -> write(reply, body));
      }
    } catch (RuntimeException e) {
      if (!body.begun() && e instanceof ServiceException refusal) {
        send(exchange, refused(refusal));
        return;
      }
      Reply failure = failed(exchange, e);
      if (body.begun()) {
        throw new IOException("The answer broke off.", e);
      }
      send(exchange, failure);
    }
  }

  private static void write(Reply reply, OutputStream body) throws IOException {
    OutputStream out = new BufferedOutputStream(body, PIECE);
    reply.stream().write(out);
    out.flush();
  }
}

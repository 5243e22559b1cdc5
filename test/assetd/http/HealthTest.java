package assetd.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.policy.Binding;
import assetd.policy.Policy;
import assetd.service.OpenServices;
import assetd.ws.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While everybody who may work does, the daemon")
class HealthTest {
  private static final String HEALTH =
      " /.well-known/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  @TempDir Path data;
  private final ListenerLimits limits = ListenerLimits.DEFAULT;
  private final ListenerWorkers workers = new ListenerWorkers(limits);
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore end = new Semaphore(0);
  private final List<Thread> working = new ArrayList<>();
  private OpenServices open;
  private HttpListener listener;
  private int port;

  @BeforeEach
  void open() throws Exception {
    open = OpenServices.in(data);
    Policy policy = new Policy(Policy.Settings.DEFAULT, any -> true);
    listener =
        new RequestHandler(
                policy, open.services(), workers, limits, Optional.empty(), (socket, head) -> {})
            .listener();
    port = listener.bind(Binding.loopback(), 0);
    listener.start();
    for (int i = 0; i < limits.working(); i++) {
      working.add(new Thread(() -> workers.work(this::hold)));
      working.get(i).start();
    }
    begun.acquire(limits.working());
  }

  private boolean hold() {
    begun.release();
    end.acquireUninterruptibly();
    return true;
  }

  @AfterEach
  void close() throws Exception {
    end.release(limits.working());
    for (Thread thread : working) {
      thread.join();
    }
    listener.stop(Duration.ofSeconds(5));
    open.close();
  }

  @Test
  @DisplayName("says that it lives")
  void answersHealth() throws Exception {
    String got = answer("GET");
    assertTrue(got.startsWith("HTTP/1.1 200 ") && got.contains("ok:"), got);
    String head = answer("HEAD");
    assertTrue(head.startsWith("HTTP/1.1 200 "), head);
  }

  private String answer(String method) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.send(method + HEALTH).rest();
    }
  }
}

package assetd.insight;

import static assetd.insight.Pasted.DETECTOR;
import static assetd.insight.Pasted.SECRETS;
import static assetd.insight.Pasted.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One to five lines out of something longer; in the tables a bar stands for the end of a line. */
@DisplayName("A few lines out of something longer")
class ShortTest {
  private static void assertLanguage(String label, String text) {
    assertEquals(label, DETECTOR.detect(lines(text)).label(), text);
  }

  private static Understanding read(String text) {
    return Pasted.read(text, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "bash~[ -f config ] && rm config",
        "bash~RUST_LOG=debug cargo run",
        "bash~openssl req -new -nodes -out a.csr",
        "bash~function up() { cd \"$1\" && git pull; }",
        "bash~cd app|npm ci|npm test|git add .|git push",
        "bash~aws s3 cp a.txt s3://parts",
        "bash~tool sync ./a ./b --force",
        "bash~tool list > parts.txt",
        "sql~JOIN parts p ON p.id = o.part|WHERE p.stock > 0|GROUP BY p.id|ORDER BY p.name",
        "sql~select p.id, max(p.price) from parts p where p.stock > 0",
        "sql~WHERE city = 'Rome' AND closed IS NULL",
        "sql~id BIGSERIAL PRIMARY KEY,|title VARCHAR(80) NOT NULL,|added DATE,",
        "sql~COALESCE(MAX(p.price), 0) AS most",
        "powershell~Invoke-WebRequest -Uri $address -OutFile a.zip",
        "vim~set shiftwidth=2 expandtab",
        "vim~let mapleader = \" \"",
      })
  @DisplayName("are known as a command or a clause of a query")
  void commands(String label, String text) {
    assertLanguage(label, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "kotlin~mainScope.launch {|    val page = api.next()|    show(page)|}",
        "kotlin~runBlocking {|    launch { delay(10) }|    println(1)|}",
        "kotlin~val page = withContext(Dispatchers.IO) { api.page(2) }",
        "kotlin~orders.filter { it.open }.forEach { println(it) }",
        "kotlin~val title: String? = map[\"title\"] ?: return",
        "kotlin~data class Order(val id: Int, val note: String)",
        "kotlin~saveButton.setOnClickListener {|    model.save()|}",
        "kotlin~val store = PartsStore { part -> show(part) }",
        "kotlin~when (state) {|    is Open -> show()|    is Done -> hide()|}",
        "kotlin~import kotlinx.coroutines.launch",
        "swift~let open = orders.filter { $0.isOpen }",
        "swift~@State private var query = \"\"|@Environment(\\.colorScheme) var scheme",
        "swift~DispatchQueue.main.async { self.view.reload() }",
        "swift~Button(\"Add\") { add() }|    .buttonStyle(.bordered)|    .disabled(!ready)",
        "swift~Task { await store.load() }",
        "swift~let store = PartsStore()|let parts = try store.load(from: file)",
        "swift~ForEach(parts) { part in|    Text(part.name)|}",
        "dart~Text('Total', style: TextStyle(color: Colors.red))",
        "dart~final page = await client.get(Uri.parse(address));",
        "dart~Row(children: [Icon(a), SizedBox(width: 4), Text('x')])",
        "dart~Future<int> count() async { return 3; }",
        "dart~class Parts extends StatelessWidget {",
        "java~List<String> ids = orders.stream().map(Order::id).toList();",
        "java~try (var in = Files.newInputStream(path)) {|    in.readAllBytes();|}",
        "java~if (part == null) throw new IllegalStateException(\"no part\");",
        "java~record Part(int id, String name) {}",
        "groovy~orders.findAll { it > 2 }.collect { it * 2 }",
        "scala~for { x <- xs; y <- ys } yield (x, y)",
        "scala~implicit val system: ActorSystem = ActorSystem(\"x\")",
        "scala~import scala.collection.mutable",
      })
  @DisplayName("are known as a part of an app")
  void apps(String label, String text) {
    assertLanguage(label, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "javascript~const [page, setPage] = useState(1);",
        "javascript~<Price value={order.total} />",
        "javascript~<ol>{orders.map(o => <li key={o.id}>{o.name}</li>)}</ol>",
        "javascript~<button className=\"big\" onClick={() => save()}>Save</button>",
        "javascript~<ol>|  {orders.map((o) => (|    <li key={o.id}>{o.name}</li>|  ))}|</ol>",
        "javascript~return (|  <p className=\"big\">|    {title}|  </p>|);",
        "javascript~Object.keys(parts).filter(k => parts[k]).join(', ')",
        "javascript~{order ? <Price of={order} /> : null}",
        "typescript~interface Order { id: string; note?: string }",
        "typescript~type Page<T> = { items: T[]; next: string };",
        "typescript~function first<T, K extends keyof T>(a: T, k: K): T[K]",
        "typescript~const open = new Set<string>();",
        "typescript~import type { Order } from './order';|import { save } from './store';",
        "typescript~enum State { Open = 'open', Done = 'done' }",
        "typescript~const [page, setPage] = useState<Page>(first);",
        "typescript~private store = inject(Store);",
        "css~p:first-child { margin: 0; color: #333; }",
        "css~padding: 0 1rem;|border-radius: 4px;",
        "css~--space: 4px;|--line: #ccc;",
        "css~@import url('https://fonts.acme.example/a');",
        "html~d=\"M4 8L2 7l9 5 9-5z\"",
        "html~<p style={{ height }}>|{% for o in orders %}|<b>{{ o }}</b>|</p>",
        "php~Route::post('/orders', [OrderController::class, 'store']);",
        "php~public function show(Request $request): Response",
        "php~$order = Order::find(1);|$order->total = 5;|$order->save();|return $order;",
        "php~use App\\Models\\Order;",
        "graphql~query { order(id: 3) { total } }",
        "graphql~type Order { id: ID! total: Float! }",
        "graphql~{ orders(first: 3) { id total } }",
      })
  @DisplayName("are known as a part of a page")
  void pages(String label, String text) {
    assertLanguage(label, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "go~defer file.Close()",
        "go~var errGone = errors.New(\"gone\")",
        "rust~pub enum Form { Round(f32), Square { side: f32 } }",
        "rust~let text = std::fs::read_to_string(path)?;",
        "csharp~var late = orders.Where(o => o.Late).ToList();",
        "csharp~public record Order(int Id, decimal Total);",
        "csharp~private readonly IStore<Order> _store;",
        "csharp~var ids = new List<int>(known);",
        "python~lambda o: (o.city, -o.total)",
        "python~if not orders: return []",
        "python~return [p for p in parts if p.open]",
        "python~os.environ.get(\"HOME\", \"/\")",
        "python~assert total == 3, \"wrong total\"",
        "ruby~before_action :set_order, only: [:show]",
        "ruby~class Order < ApplicationRecord|  has_many :parts, dependent: :destroy|end",
        "haskell~foldl (\\a b -> a - b) 0 [3..9]",
        "haskell~args <- getArgs",
        "haskell~import qualified Data.Set as S",
        "r~orders %>% group_by(city) %>% tally()",
        "r~hist(ages, breaks = 12, main = \"Ages\")",
        "r~parts$ratio <- parts$a / parts$b",
        "r~apply(parts, 2, function(p) mean(p))",
        "c~printf(\"%d parts\\n\", count);",
        "pascal~total := total + price;",
      })
  @DisplayName("are known as a part of a program")
  void programs(String label, String text) {
    assertLanguage(label, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "makefile~OUT := $(patsubst %.c,%.o,$(IN))",
        "nginx~proxy_set_header Host $host;|proxy_read_timeout 90;",
        "nginx~upstream app { server 10.0.0.1:80; server 10.0.0.2:80; }",
        "nginx~return 301 https://$host$request_uri;",
        "ini~work_mem = 32MB|max_wal_senders = 10",
        "tex~\\int_0^\\pi \\sin x \\, dx = 2",
        "diff~-  limit: 10,|+  limit: 20,",
        "yaml~branches: [main, \"v/**\"]",
        "dockerfile~HEALTHCHECK CMD curl -f http://localhost/",
        "terraform~output \"ip\" { value = aws_eip.web.public_ip }",
      })
  @DisplayName("are known as a setting, a formula or a change")
  void settings(String label, String text) {
    assertLanguage(label, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#ffcc00",
        "error: cannot open the file 'a.txt'",
        "M4 8h16v2H4zM4 14h16v2H4z",
        "m12 4 9 9-9 9L2 12z",
        "Order of steps : \\|Choose \\theta to make the cost small.|Then stop.",
        "select one from the list",
        "type of car: red",
        "lambda calculus: read the paper",
        "launch party at 9 {bring cake}",
        "from Berlin to Hamburg at 9:30",
        "JOIN us on Friday",
        "defer the meeting (again)",
        "if you see this: call me",
        "- cheap|- near",
        "Dr. Anna Keller|anna.keller@acme.example|+49 171 5550123",
        "Ben Vogt|Lindenweg 4|50674 Köln",
        "9:30 dentist|11:00 school",
        "todo:|* call Ben|* mail Anna",
      })
  @DisplayName("are no code when nobody would run them")
  void notes(String text) {
    assertTrue(DETECTOR.detect(lines(text)).isProse(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "open = [o for o in orders if o.due]~open = [o for o in orders if o.due]",
        "Defer the call (again)~defer the call (again)",
        "foo(bar)~foo(bar)",
        "apply xs sum(ys)~apply xs sum(ys)",
        "Styles with padding, border-radius~padding: 0;|border-radius: 4px;",
        "Change to limit = 20~-limit = 10|+limit = 20",
        "Location /api/~location /api/ {|    proxy_pass http://api;|}",
        "#define HALF(a) ((a) / 2)~#define HALF(a) ((a) / 2)",
        "<Price value={total} />~<Price value={total} />",
        "match next()~match next() {|    Err(_) => break,|    Ok(x) => x,|}",
      })
  @DisplayName("are called by themselves rather than by a word in them")
  void titles(String title, String text) {
    assertEquals(title, read(lines(text)).title());
  }

  @Test
  @DisplayName("have no topic for a word that only a name has in it")
  void topics() {
    assertEquals(
        List.of("javascript"), read("document.querySelectorAll('p').forEach(hide);").tags());
    assertEquals(List.of("java"), read("private final Map<A, B> all = new HashMap<>();").tags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "rT5$wq!Nz8Kd~rT5$wq!Nz8Kd",
        "Trail9&Maple!~Trail9&Maple!",
        "Wq7!nRt2#x~shop anna@acme.example Wq7!nRt2#x",
        "Wq7!nRt2#x~Shop|anna@acme.example|Wq7!nRt2#x|",
        "Wq7!nRt2#x~printer login: admin / Wq7!nRt2#x",
        "Wq7!nRt2#x~pw is Wq7!nRt2#x",
      })
  @DisplayName("may be a password that nothing tells to be one but its signs")
  void passwords(String secret, String text) {
    String whole = lines(text);
    assertEquals(List.of(secret), SECRETS.find(whole).stream().map(Secret::text).toList(), text);
    assertFalse(read(whole).toString().replaceAll("secrets=.*", "").contains(secret), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Issue#42abc",
        "Anna@Host12x",
        "Outer$Inner1",
        "R&D2025Plan",
        "login to Windows11!",
        "We move to Windows11!",
        "%Y-%m-%dT%H",
        "http%3A%2F%2Facme%20Ab1",
        "user = User.find!(Ab1)",
        "anna@acme.example sits in Room-B12x",
      })
  @DisplayName("are no password for a sign in a name")
  void names(String text) {
    assertEquals(List.of(), SECRETS.find(text), text);
  }
}

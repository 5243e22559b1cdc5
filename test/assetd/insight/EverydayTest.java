package assetd.insight;

import static assetd.insight.Pasted.DETECTOR;
import static assetd.insight.Pasted.SECRETS;
import static assetd.insight.Pasted.lines;
import static assetd.insight.Pasted.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste all day; in the tables a bar stands for the end of a line. */
@DisplayName("What people paste all day")
class EverydayTest {
  private static final Languages LANGUAGES = new Languages();
  private static final Websites WEBSITES = new Websites();
  private static final Persons PERSONS = new Persons();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "diff~diff --git a/src/App.java b/src/App.java|index 83db48f..bf2a9c1 100644|"
            + "--- a/src/App.java|+++ b/src/App.java|@@ -1,3 +1,3 @@| import java.util.List;|"
            + "-import java.util.Map;|+import java.util.HashMap;| public class App {",
        "diff~--- old.py|+++ new.py|@@ -1 +1 @@|-def one():|+def two():",
        "bash~backup() {|  local target|  target=\"/backup/$(date +%F)\"|  mkdir -p \"$target\"|}",
        "cpp~#pragma once|enum class Color : uint8_t { Red, Green };|Color parse(const char* s);",
        "ini~server.port=8080|spring.application.name=demo",
        "ini~vm.max_map_count=262144",
        "sql~-- Add the email column to the users table|ALTER TABLE users ADD email TEXT;",
        "terraform~resource \"aws_s3_bucket\" \"logs\" {|  bucket = \"logs\"|}",
        "protobuf~syntax = \"proto3\";|message Person {|  string name = 1;|}",
        "nginx~server {|  listen 80;|  server_name example.org;|  root /srv/www;|}",
        "tex~\\documentclass{article}|\\begin{document}|Hello.|\\end{document}",
        "powershell~Get-ChildItem -Recurse | Where-Object Length -gt 1MB",
        "csv~id,name,price|1,apple,2.50|2,\"pear, green\",3.10|3,plum,1.99",
        "csv~name;born|Ann;1990-02-01|Bob;1985-12-24",
        "yaml~- name: Install nginx|  apt:|    name: nginx|    state: present",
        "yaml~a: 1|b: 2|---|a: 3|b: 4|c: 5",
        "javascript~// copies text to the clipboard|navigator.clipboard.writeText(text);",
        "ini~NODE_ENV=production|PORT=3000|LOG_LEVEL=info|CACHE_URL=redis://cache:6379",
        "ini~spring.jpa.show-sql=true|spring.jpa.open-in-view=false|server.port=80|a.b=c",
        "csv~First Name,Last Name,Email|Ann,Keller,ann@acme.example|Bob,Meyer,bob@acme.example",
        "csv~Monat;Währung|Mai;12|Juni;14",
        "protobuf~message Order {|  string id = 1;|  repeated Item items = 2;|}",
        "graphql~query Orders($id: ID!) {|  orders(id: $id) { total }|}",
        "nginx~location /api/ {|    expires 30d;|}",
        "tex~@article{key2019,|  title = {A title},|  year = {2019}|}",
        "tex~\\frac{a}{b} = \\alpha",
        "r~library(dplyr)||sales %>% group_by(region)",
        "r~df <- read.csv('a.csv')|model <- lm(y ~ x, data = df)|summary(model)|plot(model)",
        "lua~vim.opt.number = true|vim.opt.tabstop = 4|vim.opt.wrap = false|vim.opt.list = true",
        "vim~set number|nnoremap <leader>w :w<CR>|syntax on|set wrap",
        "assembly~section .text|global _start|_start:|    mov rax, 60",
        "csharp~var late = orders|    .Where(o => o.Due < DateTime.Today && !o.Paid)|"
            + "    .OrderBy(o => o.Due)|    .Select(o => new { o.Id, o.Customer.Name });",
      })
  @DisplayName("is called what it is")
  void languages(String label, String text) {
    assertEquals(label, DETECTOR.detect(lines(text)).label(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Meeting 12.5.|- Ort: Berlin|- Zeit: 10 Uhr|- Teilnehmer: Anna, Max|- Thema: Budget",
        "max: kommst du heute?|anna: ja, um acht|max: super|anna: bis dann",
        "Test-driven development",
        "Read-only mode for the database",
        "buy milk, eggs, bread|pick up parcel|call mum|pay the bill",
        "Anna  +49 171 5550123|Ben   +49 30 5550199|Dr. Vogt 030/5550177",
        "https://acme.example/a|https://acme.example/b?c=d|https://acme.example/e",
        "Jira|user: akeller|role: admin|url: https://jira.acme.example",
        "router code: Kf7#mQz2",
        "maria.lopez@acme.example",
        "django==4.2.9|psycopg2-binary>=2.9|celery[redis]==5.3.6|requests",
        "node_modules/|dist/|.env|*.log|coverage/",
        "flex items-center justify-between px-4 py-2 bg-white rounded-lg shadow-md"
            + " hover:bg-gray-100",
        "(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)",
        "-----BEGIN CERTIFICATE-----|MIIBszCCAVmgAwIBAgIUQ2F1c2VkIGJ5IG5vYm9keQ==|"
            + "-----END CERTIFICATE-----",
      })
  @DisplayName("is no code when it is a note or a chat")
  void notes(String text) {
    assertTrue(DETECTOR.detect(lines(text)).isProse(), text);
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 200, 201, 5_000})
  @DisplayName("may be indented as far as one likes")
  void farAway(int blanks) {
    assertFalse(DETECTOR.detect("a: b\n" + " ".repeat(blanks) + "c").label().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "S3cretPw9~mysql -u root -pS3cretPw9 shop",
        "k7Rw2pQz~POSTGRES_PASSWORD=k7Rw2pQz",
        "geheim123~MYSQL_ROOT_PASSWORD=geheim123",
        "abq123xyz99~DB_PASSWORD=abq123xyz99 # prod",
        "k7Rw2pQz9x~docker run -e POSTGRES_PASSWORD=k7Rw2pQz9x postgres",
        "k7Rw2pQz9x~PGPASSWORD=k7Rw2pQz9x psql -h db",
        "h4llo-welt~spring.datasource.password=h4llo-welt",
        "p4ssW0rd!x~define('DB_PASSWORD', 'p4ssW0rd!x');",
        "Xk29fj2kd~CREATE USER app IDENTIFIED BY 'Xk29fj2kd';",
        "Xk29fj2kd~<password>Xk29fj2kd</password>",
        "3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c~"
            + "curl -H \"X-API-Key: 3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c\" https://api.acme.io",
        "3f9a8b7c6d5e4f3a~https://api.acme.io/v1?api_key=3f9a8b7c6d5e4f3a",
        "Kf7#mQz2pL~router admin password: Kf7#mQz2pL",
        "G7t!qLw93x~Jira|user: ann|pass: G7t!qLw93x|url: https://jira.acme.example",
        "Ls93kdQw~[client]|user = root|password = Ls93kdQw|",
        "hG4!tRw82q~SMTP_PASS=hG4!tRw82q",
        "k7Rw2pQz9x~docker run -e POSTGRES_PASSWORD=k7Rw2pQz9x -p 5432:5432 postgres:15",
        "Zr4kP9xw7Q~db.internal:5432:shop:shop:Zr4kP9xw7Q",
        "qN8vT2xLr5Zb9KdW~grant_type=client_credentials&client_secret=qN8vT2xLr5Zb9KdW&a=b",
        "3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c~Weather key: 3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c",
        "postgresql+psycopg2://app:Xk29fja82Lq@db.internal/x~"
            + "engine = \"postgresql+psycopg2://app:Xk29fja82Lq@db.internal/x\"",
      })
  @DisplayName("has its secrets found")
  void secrets(String secret, String text) {
    assertEquals(
        List.of(secret), SECRETS.find(lines(text)).stream().map(Secret::text).toList(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretName: wildcard-tls-2024",
        "tokenizer: meta-llama/Llama-2-7b-hf",
        "TOKEN_URL=https://login.acme.io/oauth2/token",
        "token = oauth2_token",
        "password = request.password1",
        "password: string",
        "PASSWORD_FILE=/run/secrets/db1",
        "const passwordField = input2;",
        "password = userPassword1",
        "password: the usual one, see the card of 2024",
        "const password = Config.DbPassword1",
        "forgot my password 3 times today",
        "key: shop/orders/2024-05-01",
        "cache key: user-profile-settings",
      })
  @DisplayName("gives no alarm where there is none")
  void noSecrets(String text) {
    assertEquals(List.of(), SECRETS.find(text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Treffen am 3. Mai mit Anna und Max im Büro~Treffen am 3. Mai mit Anna und Max im Büro.",
        "Termin mit Dr. Müller am Montag~Termin mit Dr. Müller am Montag. Bitte Akte mitbringen.",
        "Setup steps~Setup steps:||```bash|# install deps|npm ci|```",
        "Idea: keep the rates for ten minutes~idea: keep the rates for ten minutes",
        "To reset the printer: hold the button~To reset the printer: hold the button. Then wait.",
        "fix(auth): refresh the token earlier~fix(auth): refresh the token earlier||It was late.",
        "/etc/nginx/sites-available/default~/etc/nginx/sites-available/default",
        "made by hand on Monday~; made by hand on Monday|a.txt CDB08B3E|b.txt 0A1B2C3D",
        "Rules for the garden~Rules for the garden {|  no dogs|  no bikes after eight|}",
        "#1a73e8~#1a73e8|#34a853|#fbbc04",
        "YAML with env~env:|  - name: DB_HOST|    value: db.internal",
        "Meyer GmbH~Meyer GmbH|z. Hd. Frau Keller|Hauptstraße 12|10827 Berlin",
        "Ann Keller, Lindenweg 4, Tel. 0221 5550133~Ann Keller, Lindenweg 4, Tel. 0221 5550133",
        "The office moves to the second floor of the building across the…~"
            + "The office moves to the second floor of the building across the|street in May.",
        "Einkauf: Brot~Einkauf|- Brot|- Milch",
        "会議は木曜日です~会議は木曜日です。資料を持ってきてください。",
        "node_modules/~node_modules/|dist/|.env|*.log",
        "Re: Invoice 10022~From: Paul <paul@acme.example>|To: Ann|Subject: Re: Invoice 10022||Hi!",
        "The documents are in the folder~Dear Ann,||the documents are in the folder. Please read.",
        "Mum: Are you coming on Sunday?~[12.03.25, 18:42:10] Mum: Are you coming on Sunday?",
        "Is staging down?~Ann  10:02 AM|Is staging down?|Bob  10:03 AM|yes",
        "docs.acme.example/guide~https://www.docs.acme.example/guide/?utm_source=newsletter&id=88#top",
        "then(res => res.json())~    }).then(res => res.json())|      .then(data => {|"
            + "        setItems(data.items);|      })|      .catch(err => console.error(err));",
        "Table of order_id, date,"
            + " amount~order_id,date,amount,currency|1,2025-01-03,3,EUR|2,2025-01-04,5,EUR",
        "Services db, web~services:|  db:|    image: postgres|  web:|    build: .|volumes:| "
            + " data:|",
        "Ensure nginx is installed~- hosts: web|  tasks:|    - name: Ensure nginx is installed|    "
            + "  apt:",
        "Orders API~openapi: 3.0.3|info:|  title: Orders API|paths:|  /a:|    get:|      summary:"
            + " x",
        "Spring sale~<div class=\"card\">|  <h3>Spring sale</h3>|</div>",
        "Form /login~<form action=\"/login\" method=\"post\">|  <input name=\"a\">|</form>",
        "Save now~<a class=\"b\" href=\"/s\"><b>Save now</b></a>",
        "Order request~message OrderRequest {|  string id = 1;|}",
        "Related work~\\section{Related work}|We follow \\cite{a} and \\cite{b}.",
        "aws_instance web~resource \"aws_instance\" \"web\" {|  ami = \"a\"|}",
        "invoice-ui~{\"name\": \"invoice-ui\", \"version\": \"1.2.0\"}",
      })
  @DisplayName("has the title that a person would give it")
  void titles(String title, String text) {
    assertEquals(title, read(lines(text), null).title());
  }

  @Test
  @DisplayName("is called by its commands, or by the first of them when not all have room")
  void commands() {
    assertEquals(
        "curl \"https://api.acme.io/items?limit=10&offset=20\" | jq .",
        read("curl \"https://api.acme.io/items?limit=10&offset=20\" | jq .", null).title());
    assertEquals(
        "curl \"https://api.acme.io/items?limit=10&offset=20\"",
        read("curl \"https://api.acme.io/items?limit=10&offset=20\" | jq -r .id", null).title());
    assertEquals(
        "cat access.log | cut -d' ' -f1 | sort | uniq -c | sort -rn…",
        read("cat access.log | cut -d' ' -f1 | sort | uniq -c | sort -rn | head", null).title());
    assertEquals(
        "curl -X POST https://api.acme.io/v1/users -H 'Accept:…",
        read(
                "curl -X POST https://api.acme.io/v1/users -H 'Accept: application/json' -d"
                    + " '{\"name\":\"Ann\"}'",
                null)
            .title());
  }

  @Test
  @DisplayName("tells no secret in its title, description, hints and links")
  void masked() {
    Understanding login = read("curl -u admin:S3cr3tPw9 https://api.acme.io/v1/users", null);
    assertEquals("curl -u admin:S3****@", login.title().substring(0, 20) + "@");
    assertFalse(login.toString().replaceAll("secrets=.*", "").contains("S3cr3tPw9"));
    String key =
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\n-----END PRIVATE KEY-----\n";
    assertEquals("Private key", read(key, null).title());
    String long64 = "Kq2mZx7Lw0PvT5rYb1NcD9sHgJ4eA8f3".repeat(3);
    Understanding token = read("Please use Bearer " + long64 + " until the end of May.", null);
    assertFalse(token.title().contains("Kq2mZx"), token.title());
    String hook = "https://hooks.slack.com/services/" + "T0A1B2C3/B0A1B2C3D/" + "x9K2m7Qw4Er6Ty8U";
    assertEquals(List.of(), read("notify " + hook, null).websites());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "https://shop.acme.de/deal?id=7~"
            + "<a href=\"https://shop.acme.de/deal?id=7&amp;utm_source=nl&amp;utm_medium=email\">",
        "https://api.github.com/users/~fetch(`https://api.github.com/users/${name}`)",
        "https://api.acme.io/v1~{\"url\":\"https:\\/\\/api.acme.io\\/v1\"}",
      })
  @DisplayName("has its links made whole")
  void links(String url, String text) {
    assertEquals(
        List.of(url), WEBSITES.in(text.replace("``", "`")).stream().map(Link::url).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Max Mustermann~From: \"Max Mustermann\" <max@firma.de>",
        "Jane Doe~\"author\": \"Jane Doe\",",
        "Jane Doe~author=\"Jane Doe\",",
        "Jane Doe~Autorin: Jane Doe",
      })
  @DisplayName("names its persons")
  void persons(String name, String text) {
    assertEquals(List.of(name), PERSONS.in(text).stream().map(PersonFound::name).toList(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh ubuntu@ec2-3-120-1-2.eu-central-1.compute.amazonaws.com",
        "scp dump.sql deploy@db1.acme.de:/backup",
        "git clone ssh://deploy@git.acme.de/app.git",
      })
  @DisplayName("takes a login on a machine for nobody")
  void logins(String text) {
    assertEquals(List.of(), PERSONS.in(text), text);
  }

  @Test
  @DisplayName("is read in one pass, however many addresses it pretends to have")
  void hostile() {
    assertEquals(List.of(), PERSONS.in("a:bb@ ".repeat(40_000)));
    assertEquals(List.of(), WEBSITES.in(":\\/\\/".repeat(40_000)));
  }

  @Test
  @DisplayName("has a topic when its names say so, in one word or in several")
  void topics() {
    String workflow =
        "name: CI\non: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n";
    assertTrue(read(workflow, null).tags().contains("ci"), workflow);
    String service =
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: shop\nspec:\n"
            + "  selector:\n    pod: web\n";
    assertTrue(read(service, null).tags().contains("kubernetes"), service);
  }

  @Test
  @DisplayName("has no topic for a word of its first line when it is plain text")
  void noTopics() {
    assertEquals(List.of(), read("New server for the office, ask Paul", null).tags());
    assertEquals(
        List.of("csv"), read("id,date,price\n1,2025-01-03,5\n2,2025-01-04,6", null).tags());
    assertEquals(List.of(), read("\"Simplicity is reliability.\" - Edsger Dijkstra", null).tags());
  }
}

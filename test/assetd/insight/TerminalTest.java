package assetd.insight;

import static assetd.insight.Pasted.DETECTOR;
import static assetd.insight.Pasted.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people copy out of a terminal or a log; in the tables a bar stands for the end of a line.
 */
@DisplayName("What a terminal or a log shows")
class TerminalTest {
  private static final Insight INSIGHT = Insight.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "bash~ann@web01:/srv$ df -h|Filesystem      Size  Used Avail|/dev/sda1        50G   47G "
            + " 1.2G",
        "bash~[root@db2 etc]# systemctl status nginx|● nginx.service - web server",
        "bash~$ git checkout -b fix|Switched to a new branch 'fix'|$ git push|Everything"
            + " up-to-date",
        "bash~curl -X POST https://api.acme.io/items \\|  -H 'Accept: text/plain' \\|"
            + "  -H 'X-Id: 7' \\|  -d '{\"id\": 7}'",
        "bash~jq -r '.[] | .id' users.json",
        "bash~find . -name '*.log' -mtime +30 -delete",
        "powershell~PS C:\\work> Get-Service spooler||Status   Name|------   ----|Stopped  spooler",
        "sql~mysql> SELECT status FROM orders;|+--------+|| status |+--------+|1 row in set (0.02"
            + " sec)",
        "sql~update accounts set locked = false where id = 7",
        "bash~ann@laptop /srv/shop (main)> git status|On branch main|nothing to commit",
        "bash~ssh-keygen -t ed25519 -C laptop",
        "python~In [12]: df.describe()|Out[12]:|count  12.0|mean    8.4",
      })
  @DisplayName("is in the language of what is typed behind the prompt")
  void sessions(String label, String text) {
    assertEquals(label, DETECTOR.detect(lines(text)).label(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR: Could not find a version that satisfies the requirement torch==2.9 (from 2.0)",
        "[INFO] BUILD FAILURE|[INFO] Total time:  12.201 s|[ERROR] Failed to execute goal a:b:3.11",
        "/srv/app/server.js:14|  const port = config.port;|                    ^||"
            + "TypeError: Cannot read properties of undefined (reading 'port')",
        "System.InvalidOperationException: Sequence contains no elements|"
            + "   at Billing.Invoices.Latest(Int32 id) in C:\\src\\Invoices.cs:line 58",
        "panic: runtime error: index out of range [5] with length 3||goroutine 1 [running]:|"
            + "main.process(0xc000012345)|\t/srv/main.go:27 +0x1d",
        "thread 'main' panicked at 'no `value` given', src/main.rs:14:37|note: run with `A=1`",
        "2025-02-11 08:14:02.113 INFO  [main] c.a.Application - Starting|"
            + "2025-02-11 08:14:05.871 WARN  [main] c.a.Application - No database",
        "203.0.113.7 - - [12/Mar/2025:10:15:32 +0000] \"GET /a HTTP/1.1\" 200 51 \"-\" \"curl\"",
        "Mar  4 03:12:01 db2 CRON[30211]: (root) CMD (/usr/local/bin/backup.sh)|"
            + "Mar  4 03:12:09 db2 kernel: [81233.120] Out of memory",
        "main.c: In function 'main':|main.c:12:5: warning: unused variable|   12 |     int a;",
        "POST /oauth/token HTTP/1.1|Host: login.acme.io||grant_type=client_credentials",
        "  PID TTY          TIME CMD| 1203 pts/0    00:00:00 bash| 2988 pts/0    00:01:12 java",
      })
  @DisplayName("is plain text when a program wrote it")
  void plain(String text) {
    assertTrue(DETECTOR.detect(lines(text)).isProse(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "/usr/lib/net/http.rb:987:in `initialize': no name~/usr/lib/net/http.rb:987:in"
            + " `initialize': no name",
        "0 3 * * * /usr/local/bin/backup.sh~# m h dom mon dow command|0 3 * * *"
            + " /usr/local/bin/backup.sh",
        "Npm ERR! code ERESOLVE~npm ERR! code ERESOLVE|npm ERR! unable to resolve",
        "Compute totals with quantities~commit 9d8e7f6a1b2c3d4e5f60718293a4b5c6d7e8f901|"
            + "Author: Ann <ann@acme.example>|Date:   Mon Mar 3 10:21:45 2025||"
            + "    Compute totals with quantities",
        "ZeroDivisionError: division by zero~Traceback (most recent call last):|"
            + "  File \"a.py\", line 8, in <module>|    a / b|ZeroDivisionError: division by zero",
        "ERROR no connection~2025-02-11 08:14:02 INFO start|2025-02-11 08:14:03 ERROR no"
            + " connection",
        "INFO start~2025-02-11T08:14:02.113Z INFO start|2025-02-11T08:14:03.001Z INFO ready",
        "GET /a?b=2~203.0.113.7 - - [12/Mar/2025:10:15:32 +0000] \"GET /a?b=2 HTTP/1.1\" 200",
        "df -h~ann@web01:/srv$ df -h|Filesystem      Size  Used Avail",
        "npm run build~➜  app git:(main) ✗ npm run build|> app@1.0.0 build",
        "ping fileserver~C:\\work>ping fileserver|Pinging fileserver with 32 bytes of data",
        "df.describe()~In [12]: df.describe()|Out[12]:|count  12.0",
      })
  @DisplayName("is called by what was typed, or by what went wrong")
  void titles(String title, String text) {
    assertEquals(
        title, INSIGHT.understand(Content.of(lines(text)), null, null, null).title(), text);
  }
}

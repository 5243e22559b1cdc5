package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.json.Enums;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The language of a text")
class LanguageDetectorTest {
  private static final Languages LANGUAGES = new Languages();
  private static final LanguageDetector DETECTOR = LanguageDetector.load(LANGUAGES);

  /** A label, and a text in it; texts of our own. */
  private static final String[][] TEXTS = {
    {
      "ada",
      """
      with Ada.Text_IO;
      procedure Hello is
      begin
         Ada.Text_IO.Put_Line ("hi");
      end Hello;
      """
    },
    {"bash", "for f in *.log; do\n  gzip \"$f\"\ndone\nif [ -z \"$1\" ]; then\n  exit 1\nfi\n"},
    {"batch", "@echo off\nset NAME=world\necho hello %NAME%\npause\n"},
    {"c", "#include <stdio.h>\n\nint main(void) {\n  printf(\"%d\\n\", 42);\n  return 0;\n}\n"},
    {"clojure", "(ns app.core)\n\n(defn square [x]\n  (* x x))\n"},
    {
      "cmake",
      "cmake_minimum_required(VERSION 3.10)\nproject(demo CXX)\nadd_executable(demo main.cc)\n"
    },
    {
      "cpp",
      "#include <iostream>\nusing namespace std;\n\nint main() {\n  cout << \"hi\" << endl;\n}\n"
    },
    {
      "csharp",
      """
      using System;

      class Hello {
        static void Main() {
          Console.WriteLine("hi");
        }
      }
      """
    },
    {
      "css",
      ".button {\n  color: red;\n  padding: 4px 8px;\n}\n\n.button:hover {\n  color: blue;\n}\n"
    },
    {"d", "import std.stdio;\n\nvoid main() {\n  writeln(\"hi\");\n}\n"},
    {
      "dart",
      """
      import 'dart:io';

      void main() {
        final name = stdin.readLineSync();
        print('hi $name');
      }
      """
    },
    {"dockerfile", "FROM alpine:3.19\nRUN apk add curl\nCOPY . /app\nCMD [\"/app/run\"]\n"},
    {"elixir", "defmodule Hello do\n  def say(name) do\n    IO.puts(\"hi #{name}\")\n  end\nend\n"},
    {
      "erlang",
      "-module(hello).\n-export([say/1]).\n\nsay(Name) ->\n    io:format(\"hi ~s~n\", [Name]).\n"
    },
    {
      "fortran",
      """
      program hello
        implicit none
        integer :: i
        do i = 1, 3
          print *, i
        end do
      end program hello
      """
    },
    {
      "glsl",
      """
      #version 330 core
      in vec3 normal;
      out vec4 color;
      void main() {
        color = vec4(normal, 1.0);
      }
      """
    },
    {"go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tx := 42\n\tfmt.Println(x)\n}\n"},
    {"groovy", "def names = ['ann', 'bob']\nnames.each { name ->\n  println \"hi ${name}\"\n}\n"},
    {
      "haskell",
      """
      module Main where

      import Data.List (sort)

      main :: IO ()
      main = print (sort [3, 1, 2])
      """
    },
    {"html", "<!DOCTYPE html>\n<html>\n<body>\n<h1>Hi</h1>\n</body>\n</html>\n"},
    {"ini", "[server]\nport = 8080\nhost = localhost\n\n[log]\nlevel = info\n"},
    {
      "java",
      """
      import java.util.List;

      public class Hello {
        public static void main(String[] args) {
          System.out.println(List.of(1));
        }
      }
      """
    },
    {
      "javascript",
      """
      const fs = require('fs');

      function read(name) {
        return fs.readFileSync(name, 'utf8');
      }

      module.exports = { read };
      """
    },
    {"json", "{\"name\": \"demo\", \"versions\": [1, 2.5, null], \"ok\": true}\n"},
    {
      "kotlin",
      """
      fun main() {
          val names = listOf("ann", "bob")
          names.forEach { println(it) }
      }
      """
    },
    {"lua", "local function add(a, b)\n  return a + b\nend\n\nprint(add(1, 2))\n"},
    {"makefile", ".PHONY: all\nall: demo\n\ndemo: demo.o\n\t$(CC) -o demo demo.o\n"},
    {"markdown", "# Title\n\nSome *text* with a [link](https://example.org).\n\n- one\n- two\n"},
    {"matlab", "function y = square(x)\n% squares its argument\ny = x .^ 2;\nend\n"},
    {
      "nim",
      """
      import strutils

      proc greet(name: string): string =
        result = "hi " & name

      echo greet("ann")
      """
    },
    {
      "objectivec",
      "#import <Foundation/Foundation.h>\n\n@interface Dog : NSObject\n- (void)bark;\n@end\n"
    },
    {
      "pascal",
      "program Hello;\nvar\n  i: integer;\nbegin\n  for i := 1 to 3 do\n    writeln(i);\nend.\n"
    },
    {
      "perl",
      "use strict;\n"
          + "my @names = ('ann', 'bob');\n"
          + "foreach my $name (@names) {\n"
          + "  print \"hi $name\\n"
          + "\";\n"
          + "}\n"
    },
    {
      "php",
      "<?php\n$names = ['ann', 'bob'];\nforeach ($names as $name) {\n  echo \"hi $name\\n\";\n}\n"
    },
    {"pony", "actor Main\n  new create(env: Env) =>\n    env.out.print(\"hi\")\n"},
    {
      "powershell",
      "$names = Get-ChildItem | Where-Object { $_.Length -gt 10 }\nWrite-Host $names\n"
    },
    {
      "prolog",
      ":- initialization(main).\n\nparent(ann, bob).\nmain :- parent(ann, X), write(X), nl.\n"
    },
    {
      "python",
      """
      import sys

      def main(args):
          for arg in args:
              print(arg)

      if __name__ == '__main__':
          main(sys.argv)
      """
    },
    {"racket", "#lang racket\n\n(define (square x) (* x x))\n(displayln (square 4))\n"},
    {
      "ruby",
      """
      class Dog
        attr_reader :name

        def initialize(name)
          @name = name
        end
      end

      puts Dog.new('rex').name
      """
    },
    {
      "rust",
      """
      fn main() {
          let mut total = 0;
          for i in 0..3 {
              total += i;
          }
          println!("{}", total);
      }
      """
    },
    {
      "scala",
      """
      object Hello extends App {
        val names = List("ann", "bob")
        names.foreach(println)
      }
      """
    },
    {"scheme", "(define (square x) (* x x))\n(display (square 4))\n(newline)\n"},
    {"sql", "SELECT name, COUNT(*)\nFROM users\nWHERE active = 1\nGROUP BY name;\n"},
    {
      "swift",
      """
      import Foundation

      func greet(name: String) -> String {
          return "hi \\(name)"
      }

      print(greet(name: "ann"))
      """
    },
    {
      "typescript",
      """
      interface User {
        name: string;
        age?: number;
      }

      export function greet(user: User): string {
        return `hi ${user.name}`;
      }
      """
    },
    {
      "vb",
      """
      Module Hello
          Sub Main()
              Dim name As String = "ann"
              Console.WriteLine(name)
          End Sub
      End Module
      """
    },
    {
      "verilog",
      """
      module counter(input clk, output reg [3:0] q);
        always @(posedge clk)
          q <= q + 1;
      endmodule
      """
    },
    {"xml", "<?xml version=\"1.0\"?>\n<note><to>Ann</to><body>Hi</body></note>\n"},
    {"yaml", "name: demo\nservices:\n  - web\n  - db\nports:\n  web: 8080\n"},
    {"toml", "[package]\nname = \"demo\"\nversion = \"0.1.0\"\n\n[dependencies]\nserde = \"1\"\n"},
    {
      "text",
      "Remember to call Ann tomorrow about the invoice, and bring the old contract to the"
          + " meeting.\n"
    },
  };

  @TestFactory
  @DisplayName("is found")
  Stream<DynamicTest> languages() {
    return Stream.of(TEXTS)
        .map(
            t ->
                DynamicTest.dynamicTest(
                    t[0], () -> assertEquals(t[0], DETECTOR.detect(t[1]).label())));
  }

  @Test
  @DisplayName(
      "has a safe value on the wire for each label, and every label of the model is in the table")
  void labels() {
    for (String[] text : TEXTS) {
      Language language = LANGUAGES.labelled(text[0]);
      assertTrue(Enums.SPECIFIC.isSafe(language.specific()), language.label());
      assertTrue(Enums.GENERIC.isSafe(language.generic()), language.label());
    }
    for (String label : DETECTOR.rank("x")) {
      assertEquals(label, LANGUAGES.labelled(label).label());
    }
  }

  @Test
  @DisplayName("is that of the fence when the whole text is one fenced block")
  void fence() {
    assertEquals("ruby", DETECTOR.detect("```ruby\nx\n```\n").label());
    assertEquals("markdown", DETECTOR.detect("```ruby\nx\n```\nand more\n").label());
  }

  @Test
  @DisplayName("is Markdown for notes with code between fences, and for pages with front matter")
  void notes() {
    assertEquals(
        "markdown",
        DETECTOR.detect("How to start it:\n\n```\nnpm start\n```\n\nThen wait.\n").label());
    assertEquals(
        "markdown",
        DETECTOR.detect("---\ntitle: Notes\ntags: a\n---\n\nSome words about it.\n").label());
  }

  @Test
  @DisplayName("is plain text for prose, in any script")
  void prose() {
    for (String text :
        List.of(
            "Die Sitzung beginnt um neun Uhr, bitte bringt eure Unterlagen mit.",
            "Завтра мы встречаемся на вокзале в десять часов утра.",
            "明天上午十点我们在车站见面，请不要迟到。",
            "quiz",
            """
            Dear all,
            the import of the class lists from the school will run on Monday.
            Please select your names.
            """,
            "milk, eggs, bread")) {
      assertTrue(DETECTOR.detect(text).isProse(), text);
    }
  }

  @Test
  @DisplayName("is found in bounded time, whatever the text is made of")
  void hostile() {
    for (String part :
        List.of(
            "a",
            " ",
            "\n",
            "(",
            "<",
            "\"",
            "a b ",
            "<a ",
            "{\"a\":",
            "[",
            "- ",
            "a: ",
            "#",
            "/*",
            "::",
            "func f(",
            "</p>",
            "\t",
            "a,b,",
            "public static ",
            "final x ",
            "$",
            "```",
            "---\n",
            "[a](",
            "=",
            "a=b\n",
            "(((((a",
            "-*- ",
            "vim: ",
            "#! ")) {
      DETECTOR.detect(part.repeat(300_000 / part.length()));
    }
  }
}

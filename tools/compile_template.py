#!/usr/bin/env python3
"""Compiles a page's HTML template into C functions.

    compile_template.py page.html page.html.c

A template is HTML with four additions:

    %! #include "web/pages/board/board.h"     a line of C outside of functions
    %@ void board_render(struct strbuf *out, const struct board_view *view)
                                              begins a function; it ends at the next %@ or the end
    % for (size_t i = 0; i < view->count; i++) {
                                              a line of C inside the function
    ${view->name}                             a value, escaped by its C type (web/html/html.h)

and three forms of value: ${url:expr} for a whole address (its scheme is checked), ${arg:expr} for a
part of one (percent-encoded), $raw{expr} for HTML that is safe by construction.

Values may stand in text and in quoted attribute values, and nowhere else: the compiler refuses them
inside script and style elements, comments, tags, unquoted values, style and on… attributes, and
refuses a plain ${…} at the beginning of an address. Errors name file and line, and #line lets the C
compiler's messages point into the template.
"""
import re
import sys

URL_ATTRIBUTES = {"href", "src", "action", "formaction", "poster", "cite", "data"}
VALUE = re.compile(r"\$(raw)?\{(?:(url|arg):)?")


class TemplateError(Exception):
    pass


class Context:
    """Where in the HTML a value would stand: a small state machine over the literal text."""

    def __init__(self):
        self.state = "text"  # text, comment, tag, name, value, raw
        self.tag = self.attribute = self.quote = self.value = ""

    def feed(self, text):
        for c in text:
            getattr(self, "in_" + self.state)(c)

    def in_text(self, c):
        if c == "<":
            self.state, self.tag = "tag_name", ""

    def in_tag_name(self, c):
        if self.tag == "!-" and c == "-":
            self.state, self.value = "comment", ""
        elif c == ">":
            self.close_tag()
        elif c.isspace() or (c == "/" and self.tag):
            self.state, self.attribute = "tag", ""
        else:
            self.tag += c.lower()

    def close_tag(self):
        self.state = "raw" if self.tag in ("script", "style") else "text"
        self.value = ""

    def in_tag(self, c):
        if c == ">":
            self.close_tag()
        elif c == "=":
            self.state, self.value = "before_value", ""
        elif c.isspace() or c == "/":
            self.attribute = ""
        else:
            self.attribute += c.lower()

    def in_before_value(self, c):
        if c in "\"'":
            self.state, self.quote, self.value = "value", c, ""
        elif not c.isspace():
            self.state = "unquoted"

    def in_unquoted(self, c):
        if c == ">":
            self.close_tag()
        elif c.isspace():
            self.state, self.attribute = "tag", ""

    def in_value(self, c):
        if c == self.quote:
            self.state, self.attribute = "tag", ""
        else:
            self.value += c

    def in_comment(self, c):
        self.value = (self.value + c)[-3:]
        if self.value == "-->":
            self.state = "text"

    def in_raw(self, c):
        self.value = (self.value + c.lower())[-(len(self.tag) + 3):]
        if self.value == f"</{self.tag}>":
            self.state = "text"

    def check_value(self, form):
        if self.state == "text":
            if form in ("url", "arg"):
                raise TemplateError(f"${{{form}:…}} belongs into an attribute")
            return
        if self.state != "value":
            raise TemplateError("a value may stand in text or in a quoted attribute value only, "
                                f"not in {self.state.replace('_', ' ')}")
        if self.attribute.startswith("on") or self.attribute == "style":
            raise TemplateError(f"no value inside the attribute {self.attribute}")
        if form == "raw":
            raise TemplateError("$raw{…} may not stand in an attribute")
        if self.attribute in URL_ATTRIBUTES:
            if not self.value and form != "url":
                raise TemplateError("an address begins with ${url:…} or with literal text")
            if self.value and form == "url":
                raise TemplateError("${url:…} is a whole address; use ${arg:…} for its parts")
            if self.value and self.value[0] not in "/#?" and "{}" not in self.value:
                raise TemplateError("an address that begins with literal text begins with / # or ?")
        self.value += "{}"


def split_expression(text, start):
    """The end of the C expression that begins at start, behind its closing brace."""
    depth, i, quote = 1, start, None
    while i < len(text):
        c = text[i]
        if quote:
            if c == "\\":
                i += 1
            elif c == quote:
                quote = None
        elif c in "\"'":
            quote = c
        elif c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
            if depth == 0:
                return i
        i += 1
    raise TemplateError("a value is not closed on its line")


def c_string(text):
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?")
    return f'"{out}"'


class Compiler:
    def __init__(self, path):
        self.path, self.out, self.literal = path, [], ""
        self.context, self.is_open, self.preformatted = Context(), False, 0
        self.raw_count = 0

    def flush(self):
        if self.literal:
            data = self.literal.encode()
            self.out.append(f"    strbuf_add_bytes(out, {c_string(self.literal)}, {len(data)});")
            self.literal = ""

    def line_mark(self, number):
        self.out.append(f'#line {number} "{self.path}"')

    def close(self):
        self.flush()
        if self.is_open:
            if self.context.state != "text":
                raise TemplateError(f"the function ends inside a {self.context.state}")
            self.out.append("}")

    def add_literal(self, text):
        self.context.feed(text)
        self.literal += text

    def add_text(self, text, number):
        position = 0
        for match in iter(lambda: VALUE.search(text, position), None):
            self.add_literal(text[position:match.start()])
            form = "raw" if match.group(1) else match.group(2) or ""
            self.context.check_value(form)
            end = split_expression(text, match.end())
            expression = text[match.end():end].strip()
            self.flush()
            self.line_mark(number)
            call = {"": "html_add", "url": "html_add_url", "arg": "html_add_url_part",
                    "raw": "strbuf_add"}[form]
            self.raw_count += form == "raw"
            self.out.append(f"    {call}(out, {expression});")
            position = end + 1
        self.add_literal(text[position:])

    def add_html_line(self, line, number):
        """White space between tags is dropped, indentation always; pre and textarea keep theirs. One
        space at the end of a line stays: it parts the text from a value that C writes next."""
        if not self.is_open:
            if line.strip():
                raise TemplateError("HTML before the first %@ function")
            return
        text = line if self.preformatted else line.strip()
        if not text:
            return
        if not self.preformatted and line.endswith(" "):
            text += " "
        joins = self.literal[-1:] in ("", ">", "\n") and text.startswith("<")
        if not self.preformatted and not joins and self.context.state in ("text", "tag"):
            self.add_literal("\n" if self.literal or self.context.state == "tag" else "")
        self.add_text(text + ("\n" if self.preformatted else ""), number)
        lowered = text.lower()
        for name in ("pre", "textarea"):
            self.preformatted += lowered.count(f"<{name}") - lowered.count(f"</{name}")

    def compile(self, lines):
        self.out.append(f"/* Made by tools/compile_template.py from {self.path}. */")
        self.out.append('#include "web/html/html.h"')
        for number, line in enumerate(lines, 1):
            try:
                self.compile_line(line.rstrip("\n"), number)
            except TemplateError as error:
                sys.exit(f"{self.path}:{number}: error: {error}")
        self.close()
        return "\n".join(self.out) + "\n"

    def compile_line(self, line, number):
        if line.startswith("%!"):
            self.line_mark(number)
            self.out.append(line[2:].strip())
        elif line.startswith("%@"):
            self.close()
            self.is_open, self.context = True, Context()
            self.line_mark(number)
            self.out += [line[2:].strip(), "{"]
        elif line.lstrip().startswith("% ") or line.strip() == "%":
            # Inside a value or a script, a branch could end up in another place than the next line.
            if self.is_open and self.context.state not in ("text", "tag"):
                raise TemplateError(f"a line of C may not stand inside a {self.context.state}")
            self.flush()
            self.line_mark(number)
            self.out.append("    " + line.strip()[1:])
        else:
            self.add_html_line(line, number)


def main():
    source, target = sys.argv[1:3]
    shown = sys.argv[3] if len(sys.argv) > 3 else source
    with open(source, encoding="utf-8") as file:
        result = Compiler(shown).compile(file.readlines())
    with open(target, "w", encoding="utf-8") as file:
        file.write(result)


if __name__ == "__main__":
    main()

using System.Text;
using AngleSharp.Dom;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>What stands in one line of Markdown: words, emphasis, code, links.</summary>
internal static class MarkdownLine
{
    private const char LineBreak = '\n';

    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal)
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    };

    private static readonly string[] s_schemes = ["http", "https", "mailto"];

    public static bool IsInline(IElement element) => s_inline.Contains(element.LocalName);

    /// <summary>The content of an element in one line.</summary>
    public static string Of(INode parent, int depth)
    {
        var line = new StringBuilder();
        AppendChildren(line, parent, depth);
        return string.Join(' ', Lines(line.ToString()));
    }

    /// <summary>Splits at line breaks, with runs of white space as one space; empty lines are left out.</summary>
    public static IReadOnlyList<string> Lines(string text) => [.. text.Split(LineBreak).Select(Spaced).Where(line => line.Length > 0)];

    /// <summary>Escapes a first character that would begin a heading, a list, a quotation or a rule.</summary>
    public static string SafeStart(string line)
    {
        if (line[0] is '#' or '>' or '+' or '=' or '~' || (line[0] is '-' && (line.Length == 1 || line[1] is ' ' or '-')))
        {
            return '\\' + line;
        }

        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] == ' ')
            ? $"{line[..digits]}\\{line[digits..]}"
            : line;
    }

    public static void Append(StringBuilder line, INode node, int depth)
    {
        MarkdownWriter.Guard(depth);
        if (node is IText text)
        {
            line.Append(Escaped(text.Data));
        }
        else if (node is IElement element && !MarkdownWriter.IsLeftOut(element))
        {
            AppendElement(line, element, depth);
        }
    }

    private static void AppendElement(StringBuilder line, IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "br":
                line.Append(LineBreak);
                break;
            case "b" or "strong":
                AppendMarked(line, element, "**", depth);
                break;
            case "i" or "em":
                AppendMarked(line, element, "*", depth);
                break;
            case "code" or "kbd" or "samp" or "tt":
                AppendCode(line, element.TextContent);
                break;
            case "a":
                AppendLink(line, element, depth);
                break;
            case var name:
                var gap = s_inline.Contains(name) ? "" : " "; // a block within a line
                line.Append(gap);
                AppendChildren(line, element, depth);
                line.Append(gap);
                break;
        }
    }

    private static void AppendChildren(StringBuilder line, INode parent, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            Append(line, node, depth + 1);
        }
    }

    // white space stands outside the marks, which would be plain characters otherwise
    private static void AppendMarked(StringBuilder line, IElement element, string mark, int depth)
    {
        var inner = new StringBuilder();
        AppendChildren(inner, element, depth);
        var text = inner.ToString();
        var words = text.Trim();
        if (words.Length == 0 || words.Contains(LineBreak, StringComparison.Ordinal) || words[0] == '*' || words[^1] == '*')
        {
            line.Append(text);
            return;
        }

        var start = text.IndexOf(words, StringComparison.Ordinal);
        line.Append(text, 0, start)
            .Append(mark)
            .Append(words)
            .Append(mark)
            .Append(text, start + words.Length, text.Length - start - words.Length);
    }

    private static void AppendCode(StringBuilder line, string code)
    {
        var words = Spaced(code);
        if (words.Length > 0)
        {
            var mark = words.Contains('`', StringComparison.Ordinal) ? "`` " : "`";
            line.Append(mark).Append(words).Append(mark.Length == 1 ? mark : " ``");
        }
    }

    private static void AppendLink(StringBuilder line, IElement element, int depth)
    {
        var target = element.GetAttribute("href")?.Trim() ?? "";
        // read once: twice at each level would double the work with every link within a link
        var inner = new StringBuilder();
        AppendChildren(inner, element, depth);
        var words = string.Join(' ', Lines(inner.ToString()));
        if (words.Length == 0 || !IsTarget(target))
        {
            line.Append(inner);
            return;
        }

        var needsBrackets = target.AsSpan().IndexOfAny(" ()") >= 0;
        line.Append('[').Append(words).Append("](").Append(needsBrackets ? $"<{target}>" : target).Append(')');
    }

    private static bool IsTarget(string target) =>
        target.Length > 0
        && target[0] != '#'
        && target.AsSpan().IndexOfAny("<>\n\r") < 0
        && (
            Uri.TryCreate(target, UriKind.Absolute, out var address)
                ? address.IsFile && target[0] == '/' || s_schemes.Contains(address.Scheme, StringComparer.Ordinal)
                : Uri.IsWellFormedUriString(target, UriKind.Relative)
        );

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var isMark = letter is '\\' or '*' or '`' or '<' or '[' or ']' || letter is '_' && !IsWithinWord(text, at);
            escaped.Append(isMark ? "\\" : "").Append(char.IsWhiteSpace(letter) ? ' ' : letter);
        }

        return escaped.ToString();
    }

    // snake_case is one word; an underscore at its edge would be emphasis
    private static bool IsWithinWord(string text, int at) =>
        at > 0 && at < text.Length - 1 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static string Spaced(string text) =>
        string.Join(' ', text.Split(default(char[]?), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Writes the elements of a page as Markdown. Pictures, forms, scripts and styles are left out.</summary>
internal static class MarkdownWriter
{
    /// <summary>An element within more than this many others is refused: writing goes down one call per level.</summary>
    private const int MaxDepth = 200;

    /// <summary>Characters within a quotation or a list: each level writes every line again.</summary>
    private const int MaxNested = 1_000_000;
    private const string HardBreak = "\\\n";

    private static readonly HashSet<string> s_leftOut = new(StringComparer.Ordinal)
    {
        "aside",
        "button",
        "footer",
        "form",
        "head",
        "iframe",
        "nav",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
    };

    /// <exception cref="DocumentInputException">The elements are nested too deeply, or become too much text.</exception>
    public static string Write(IElement root, ConversionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(budget);
        var blocks = BlocksOf(root, 0);
        budget.CheckText(blocks.Sum(block => (long)block.Length));
        return string.Join("\n\n", blocks);
    }

    internal static bool IsLeftOut(INode node) =>
        node is IElement element && s_leftOut.Contains(element.LocalName) || node.NodeType is NodeType.Comment;

    internal static void Guard(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new DocumentInputException(1, Texts.FileNestedTooDeeply);
        }
    }

    internal static List<string> BlocksOf(INode parent, int depth)
    {
        Guard(depth);
        var blocks = new List<string>();
        var line = new StringBuilder();
        foreach (var node in parent.ChildNodes.Where(node => !IsLeftOut(node)))
        {
            if (node is IElement element && !MarkdownLine.IsInline(element))
            {
                Flush(line, blocks);
                blocks.AddRange(BlockOf(element, depth + 1));
            }
            else
            {
                MarkdownLine.Append(line, node, depth + 1);
            }
        }

        Flush(line, blocks);
        return blocks;
    }

    private static IEnumerable<string> BlockOf(IElement element, int depth) =>
        element.LocalName switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => HeadingOf(element, depth),
            "ul" or "ol" => ListOf(element, depth),
            "pre" => [CodeOf(element.TextContent)],
            "blockquote" => [Prefixed(string.Join("\n\n", BlocksOf(element, depth)), "> ", "> ")],
            "table" => MarkdownTable.Of(element, depth),
            "hr" => ["***"], // three hyphens on the first line would begin front matter
            "dt" => TermOf(element, depth),
            _ => BlocksOf(element, depth),
        };

    private static string[] HeadingOf(IElement element, int depth)
    {
        var words = MarkdownLine.Of(element, depth);
        return words.Length == 0 ? [] : [$"{new string('#', element.LocalName[1] - '0')} {words}"];
    }

    private static string[] TermOf(IElement element, int depth)
    {
        var words = MarkdownLine.Of(element, depth);
        return words.Length == 0 ? [] : [$"**{words}**"];
    }

    private static string[] ListOf(IElement list, int depth)
    {
        Guard(depth);
        var items = new List<string>();
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start % 1_000_000
            : 1;
        foreach (var item in list.Children.Where(child => !IsLeftOut(child)))
        {
            var mark = list.LocalName is "ol" ? FormattableString.Invariant($"{number++}. ") : "- ";
            var blocks = item.LocalName is "ul" or "ol" ? ListOf(item, depth + 1) : (IReadOnlyList<string>)BlocksOf(item, depth + 1);
            if (blocks.Count > 0)
            {
                items.Add(Prefixed(string.Join(IsTight(item) ? "\n" : "\n\n", blocks), mark, new string(' ', mark.Length)));
            }
        }

        return items.Count == 0 ? [] : [string.Join('\n', items)];
    }

    // one line, perhaps with lists below it
    private static bool IsTight(IElement item) =>
        item.Children.All(child => MarkdownLine.IsInline(child) || child.LocalName is "ul" or "ol");

    private static string CodeOf(string code)
    {
        var longest = 0;
        var run = 0;
        foreach (var letter in code)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}\n{code.ReplaceLineEndings("\n").Trim('\n')}\n{fence}";
    }

    private static string Prefixed(string text, string first, string rest)
    {
        if (text.Length > MaxNested)
        {
            throw new DocumentInputException(1, Texts.FileNestedTooDeeply);
        }

        return string.Join(
            '\n',
            text.Split('\n').Select((line, at) => line.Length == 0 && at > 0 ? rest.TrimEnd() : (at == 0 ? first : rest) + line)
        );
    }

    private static void Flush(StringBuilder line, List<string> blocks)
    {
        var lines = MarkdownLine.Lines(line.ToString());
        line.Clear();
        if (lines.Count > 0)
        {
            blocks.Add(string.Join(HardBreak, lines.Select(MarkdownLine.SafeStart)));
        }
    }
}

using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RecsConsole.Features.Documents;

/// <summary>Makes the tables of a document readable in a narrow place: a code stays whole, and the table scrolls instead.</summary>
internal static partial class TableCells
{
    /// <summary>Never split over two lines by the style sheet.</summary>
    private const string CodeMark = "data-code";

    public static void Prepare(IElement body)
    {
        foreach (var table in body.QuerySelectorAll("table"))
        {
            table.SetAttribute("tabindex", "0"); // what scrolls can be reached with the keyboard
        }

        foreach (var cell in body.QuerySelectorAll("th, td"))
        {
            foreach (var text in cell.Descendants<IText>().ToList())
            {
                KeepCodes(text);
            }
        }
    }

    private static void KeepCodes(IText text)
    {
        var (words, at) = (text.Data, 0);
        var pieces = new List<INode>();
        foreach (Match code in Code().Matches(words))
        {
            pieces.Add(text.Owner!.CreateTextNode(words[at..code.Index]));
            var whole = text.Owner.CreateElement("span");
            whole.SetAttribute(CodeMark, "");
            whole.TextContent = code.Value;
            pieces.Add(whole);
            at = code.Index + code.Length;
        }

        if (pieces.Count == 0)
        {
            return;
        }

        pieces.Add(text.Owner!.CreateTextNode(words[at..]));
        foreach (var piece in pieces)
        {
            text.Parent!.InsertBefore(piece, text);
        }

        text.Remove();
    }

    // "AUTHN-4012", "MON-07", "C-12-A"; longer ones may be split, or nothing would fit
    [GeneratedRegex(@"\b[A-Z][A-Z0-9]{0,11}(?:-[A-Z0-9]{1,11}){1,3}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}

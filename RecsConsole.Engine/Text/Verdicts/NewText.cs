using System.Text;

namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>
/// The part of a message that its sender wrote: without quoted lines, without the mail below it, and without what stands in quotation
/// marks, which is somebody else's or the screen's.
/// </summary>
internal static class NewText
{
    private const string QuotationMarks = "\"„“”«»";
    private const int LongestQuotation = 200;
    private const int HeaderLines = 3;
    private const int LongRule = 20;

    // how mail programs mark the message below, without the dashes around it
    private static readonly string[] Marks =
    [
        "original message",
        "ursprüngliche nachricht",
        "wiadomość oryginalna",
        "oryginalna wiadomość",
        "forwarded message",
    ];

    // the line above a quotation: "On Monday ... wrote:"
    private static readonly string[] Introductions = ["on ", "am ", "w dniu ", "dnia "];

    // the header of a message below that has no mark
    private static readonly string[] Senders = ["from: ", "von: ", "od: "];
    private static readonly string[] HeaderNames =
    [
        "sent: ",
        "date: ",
        "to: ",
        "subject: ",
        "gesendet: ",
        "datum: ",
        "an: ",
        "betreff: ",
        "wysłano: ",
        "data: ",
        "do: ",
        "temat: ",
    ];

    public static string Of(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        var kept = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (IsQuoted(line) || (line.EndsWith(':') && IsQuoted(NextOf(lines, i))))
            {
                continue;
            }

            if (BeginsOlder(line.ToLowerInvariant(), lines, i))
            {
                break;
            }

            kept.Append(lines[i]).Append('\n');
        }

        return WithoutQuotations(kept.ToString());
    }

    private static bool IsQuoted(string line) => line.StartsWith('>');

    private static string NextOf(string[] lines, int i) =>
        lines.Skip(i + 1).Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";

    private static bool BeginsOlder(string line, string[] lines, int i) =>
        IsRule(line)
        || (line.EndsWith(':') && StartsWithAny(line, Introductions))
        || (
            StartsWithAny(line, Senders)
            && lines.Skip(i + 1).Take(HeaderLines).Any(each => StartsWithAny(each.Trim().ToLowerInvariant(), HeaderNames))
        );

    private static bool IsRule(string line) =>
        (line.Length >= LongRule && line.All(letter => letter == '_'))
        || (line.StartsWith("---", StringComparison.Ordinal) && StartsWithAny(line.TrimStart('-', ' '), Marks));

    private static bool StartsWithAny(string line, string[] beginnings) =>
        beginnings.Any(each => line.StartsWith(each, StringComparison.Ordinal));

    private static string WithoutQuotations(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (QuotationMarks.Contains(text[i], StringComparison.Ordinal))
            {
                i = EndOfQuotation(text, i);
                kept.Append(' ');
            }
            else
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    // a mark that nothing closes nearby is an inch sign or a slip
    private static int EndOfQuotation(string text, int start)
    {
        for (var i = start + 1; i < text.Length && i - start <= LongestQuotation && text[i] != '\n'; i++)
        {
            if (QuotationMarks.Contains(text[i], StringComparison.Ordinal))
            {
                return i;
            }
        }

        return start;
    }
}

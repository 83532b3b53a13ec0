using MimeKit;
using RecsConsole.Platform;

namespace RecsConsole.Features.Conversation.Receiving;

/// <summary>Extracts the new text of a mail, without the quoted message below it.</summary>
internal static class MailText
{
    // first lines of a quoted message as mail programs write them; the new text ends there
    private static readonly string[] s_marks =
    [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "________________________________",
    ];

    public static string NewestOf(MimeMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var text = string.IsNullOrWhiteSpace(mail.TextBody) ? HtmlText.Of(mail.HtmlBody ?? "") : mail.TextBody;
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var mark = lines.FindIndex(line => s_marks.Any(each => line.StartsWith(each, StringComparison.Ordinal)));
        if (mark >= 0)
        {
            lines.RemoveRange(mark, lines.Count - mark);
        }

        var end = lines.Count;
        while (end > 0 && (lines[end - 1].StartsWith('>') || string.IsNullOrWhiteSpace(lines[end - 1])))
        {
            end--;
        }

        // "On Tuesday ... wrote:" above the quotation
        if (end < lines.Count && end > 0 && lines.Skip(end).Any(line => line.StartsWith('>')) && lines[end - 1].TrimEnd().EndsWith(':'))
        {
            end--;
        }

        var newest = string.Join('\n', lines.Take(end)).Trim();
        return newest.Length > 0 ? newest : text.Trim();
    }
}

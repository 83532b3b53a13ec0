using MimeKit;
using RecsConsole.Platform;

namespace RecsConsole.Features.Conversation.Receiving;

/// <summary>The words of a mail that are new: without the letter it answers, which mail programs put below.</summary>
internal static class MailText
{
    // how mail programs begin the quoted letter; a line of theirs ends what is new
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

        // "On Tuesday ... wrote:" above what it quotes
        if (end < lines.Count && end > 0 && lines.Skip(end).Any(line => line.StartsWith('>')) && lines[end - 1].TrimEnd().EndsWith(':'))
        {
            end--;
        }

        var newest = string.Join('\n', lines.Take(end)).Trim();
        return newest.Length > 0 ? newest : text.Trim();
    }
}

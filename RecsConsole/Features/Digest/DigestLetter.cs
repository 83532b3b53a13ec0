using System.Text;
using MimeKit;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Digest;

/// <summary>
/// The mail, in the language of the caller. It names cases by their keys only: titles and texts of customers stay in the console.
/// </summary>
internal static class DigestLetter
{
    private const int MaxLines = 15;

    public static MimeMessage Write(string from, DigestReader reader, string tenant, WaitingToday waiting, DateTimeOffset now)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(reader.Email));
        message.Subject = Texts.Subject.With(tenant);
        message.Body = new TextPart("plain") { Text = TextOf(waiting, now, TimeZones.Find(reader.TimeZone)) };
        return message;
    }

    private static string TextOf(WaitingToday waiting, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var text = new StringBuilder();
        AddPart(text, Texts.YourOpenCases, [.. waiting.Cases.Select(row => LineOf(row, now, zone))]);
        AddPart(text, Texts.ToDecide, [.. waiting.Work.Select(item => item.Title)]);
        AddPart(text, Texts.Inbox, [.. InboxLines(waiting)]);
        return text.Append(Texts.WhyThisMail).Append('\n').ToString();
    }

    private static void AddPart(StringBuilder text, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        text.Append(heading).Append('\n');
        foreach (var line in lines.Take(MaxLines))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        if (lines.Count > MaxLines)
        {
            text.Append("- ").Append(Texts.AndMore.With(lines.Count - MaxLines)).Append('\n');
        }

        text.Append('\n');
    }

    private static string LineOf(CaseRow row, DateTimeOffset now, TimeZoneInfo? zone) =>
        row.SlaDeadline is { } due ? Texts.CaseDue.With(row.Key, InstantLabels.Of(due, now, zone)) : row.Key;

    private static IEnumerable<string> InboxLines(WaitingToday waiting)
    {
        if (waiting.Questions > 0)
        {
            yield return Texts.QuestionsToAnswer.With(waiting.Questions);
        }

        if (waiting.News > 0)
        {
            yield return Texts.UnreadNews.With(waiting.News);
        }
    }
}

using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Digest;

/// <summary>
/// The mail, in the language of the caller. It names cases by their keys, and work by its kind and link: titles and texts stay in the
/// console.
/// </summary>
internal sealed class DigestLetter(MailReader reader, PublicAddress address, DateTimeOffset now)
{
    private const int MaxLines = 15;

    private TimeZoneInfo? Zone => TimeZones.Find(reader.TimeZone);

    public PlainLetter Write(string tenant, WaitingToday waiting) =>
        new(SendDigests.Name, reader.Email, Texts.Subject.With(tenant))
        {
            ReaderId = reader.PersonId,
            Parts =
            [
                new(Texts.YourOpenCases, Shortened(waiting.Cases, LineOf, RailLinks.QueueAddress)),
                new(Texts.ToDecide, Shortened(waiting.Work, LineOf, RailLinks.WorkAddress)),
                new(Texts.Inbox, [.. InboxLines(waiting)]),
            ],
            Stop = new(Texts.WhyThisMail, address.Of(RailLinks.SettingsAddress)),
        };

    private List<LetterLine> Shortened<T>(IReadOnlyList<T> items, Func<T, LetterLine> lineOf, string page)
    {
        var lines = items.Take(MaxLines).Select(lineOf).ToList();
        if (items.Count > MaxLines)
        {
            lines.Add(new(Texts.AndMore.With(items.Count - MaxLines), address.Of(page)));
        }

        return lines;
    }

    private LetterLine LineOf(CaseRow row) =>
        new(
            row.SlaDeadline is { } due ? Texts.CaseDue.With(row.Key, At(due)) : row.Key,
            address.Of("/cases/" + Uri.EscapeDataString(row.Key))
        );

    private LetterLine LineOf(WaitingItem item) =>
        new(
            item.Due is { } due
                ? Texts.WorkDue.With(WaitingLabels.Of(item.Kind), At(due))
                : Texts.WorkSince.With(WaitingLabels.Of(item.Kind), At(item.Since)),
            address.Of(item.Address)
        );

    private string At(DateTimeOffset instant) => InstantLabels.Of(instant, now, Zone);

    private IEnumerable<LetterLine> InboxLines(WaitingToday waiting)
    {
        var inbox = address.Of(RailLinks.InboxAddress);
        if (waiting.Questions > 0)
        {
            yield return new(Texts.QuestionsToAnswer.With(waiting.Questions), inbox);
        }

        if (waiting.News > 0)
        {
            yield return new(Texts.UnreadNews.With(waiting.News), inbox);
        }
    }
}

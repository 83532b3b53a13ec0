using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifications about a version in review: first to those who may publish it; if it is returned, to the person who submitted it. Who asked
/// for an erasure is told of its end as well.
/// </summary>
public static class VersionNews
{
    private const string Action = "action";
    private const string Policy = "policy";
    private const string Workflow = "workflow";
    private const string ServiceLevel = "service_level";
    private const string Playbook = "playbook";
    private const string Document = "document";

    /// <summary>Noun of proposed settings.</summary>
    public const string SettingsNoun = "settings";

    /// <summary>Noun of a proposed erasure.</summary>
    public const string ErasureNoun = "erasure";

    /// <summary>Notifies those who can be the second person.</summary>
    /// <param name="comment">The submitter's comment.</param>
    public static async Task NotifyReviewersAsync(
        ConsoleDbContext db,
        VersionSent sent,
        IReadOnlyList<Guid> seconds,
        string? comment,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(seconds);
        foreach (var second in seconds)
        {
            await InboxPost.NotifyAsync(db, NewsOf(sent, second, InboxKind.ToPublish, comment), cancellationToken);
        }
    }

    /// <summary>Notifies the submitter what has to change.</summary>
    public static Task NotifySenderAsync(
        ConsoleDbContext db,
        VersionSent back,
        Guid sender,
        string? comment,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(back);
        return InboxPost.NotifyAsync(db, NewsOf(back, sender, InboxKind.SentBack, comment), cancellationToken);
    }

    /// <summary>Tells who asked for an erasure that it was carried out.</summary>
    public static Task NotifyErasedAsync(ConsoleDbContext db, VersionSent done, Guid sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(done);
        return InboxPost.NotifyAsync(db, NewsOf(done, sender, InboxKind.ErasureDone, comment: null), cancellationToken);
    }

    /// <summary>The review is over: withdraws unread notifications.</summary>
    public static async Task TakeBackAsync(ConsoleDbContext db, VersionSent sent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(sent);
        var reference = sent.Reference;
        var keys = await db
            .InboxItems.Where(row => row.Kind == InboxKind.ToPublish && row.Reference == reference && row.ReadAt == null)
            .Select(row => row.EventKey)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            await InboxPost.TakeBackAsync(db, key, sent.At, cancellationToken);
        }
    }

    /// <summary>Titles of the referenced versions.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(
        ConsoleDbContext db,
        IEnumerable<string> references,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(references);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in references.Distinct(StringComparer.Ordinal))
        {
            if (
                VersionSent.Parse(reference) is var (noun, key, version)
                && await TitleAsync(db, noun, key, version, cancellationToken) is { } title
            )
            {
                titles[reference] = title;
            }
        }

        return titles;
    }

    private static async Task<string?> TitleAsync(
        ConsoleDbContext db,
        string noun,
        string key,
        int version,
        CancellationToken cancellationToken
    ) =>
        noun switch
        {
            Action => (await FindAsync<ActionRow>(db, key, version, cancellationToken))?.Title,
            Policy => (await FindAsync<PolicyRow>(db, key, version, cancellationToken))?.Title,
            Workflow => (await FindAsync<WorkflowRow>(db, key, version, cancellationToken))?.Title,
            ServiceLevel => (await FindAsync<ServiceLevelRow>(db, key, version, cancellationToken))?.Title,
            Playbook => (await FindAsync<PlaybookRow>(db, key, version, cancellationToken))?.Title,
            Document => await db
                .Documents.Where(row => row.Key == key && row.Version == version)
                .Select(row => row.Title)
                .FirstOrDefaultAsync(cancellationToken),
            SettingsNoun => await SettingsTitleAsync(db, key, cancellationToken),
            ErasureNoun => CaseworkTexts.ErasureOf,
            _ => null,
        };

    private static async Task<string> SettingsTitleAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(key, out var parsed) ? parsed : Guid.Empty;
        var row = await db.Proposals.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, cancellationToken);
        return row is null ? GovernedParts.TitleOf(GovernedParts.Settings) : await GovernedTitles.OfAsync(db, row, cancellationToken);
    }

    private static Task<TRow?> FindAsync<TRow>(ConsoleDbContext db, string key, int version, CancellationToken cancellationToken)
        where TRow : class, IVersionRow =>
        db.Set<TRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key && row.Version == version, cancellationToken);

    private static InboxNews NewsOf(VersionSent sent, Guid recipient, InboxKind kind, string? comment) =>
        // a resubmission is another event
        new(recipient, string.Create(CultureInfo.InvariantCulture, $"version:{sent.Reference}:{sent.Revision}"), kind, sent.At)
        {
            FromId = sent.ById,
            Reference = sent.Reference,
            Text = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
        };
}

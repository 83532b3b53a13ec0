using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog;

/// <summary>
/// What the audit trail says of the versions of an item, and who did what to them read back from it: entries cannot be changed, so they are the
/// record of who wrote.
/// </summary>
public sealed class VersionAudit<TRow, TContent>(ICatalogItem<TRow, TContent> item, AuditTrail auditTrail)
    where TRow : class, IVersionRow
{
    private const int MostLines = 200;

    /// <summary>An operation as the trail names it, such as publish.action.</summary>
    public string NameOf(VersionStep step) => $"{step.ToString().ToLowerInvariant()}.{item.Noun}";

    /// <summary>A version as it is about to be changed.</summary>
    public VersionReference ReferenceOf(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(string.Create(CultureInfo.InvariantCulture, $"{row.Key}/{row.Version}"), item.HashOf(item.ContentOf(row)));
    }

    /// <summary>An entry: it names the versions before and after, which stay as rows, and holds the hashes of their contents.</summary>
    /// <param name="before">Null for a first version.</param>
    public void Append(OperationScope scope, VersionStep step, TRow row, AuditOutcome outcome, VersionReference? before)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var after = ReferenceOf(row);
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                NameOf(step),
                item.Noun,
                row.Key,
                outcome,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["version"] = row.Version.ToString(CultureInfo.InvariantCulture),
                    ["status"] = row.Status.ToCode(),
                    ["before"] = before?.Version ?? "",
                    ["beforeHash"] = before?.Hash ?? "",
                    ["after"] = after.Version,
                    ["afterHash"] = after.Hash,
                }
            )
        );
    }

    /// <summary>Everybody who wrote on a version: none of them may publish it (R133).</summary>
    public async Task<IReadOnlySet<Guid>> WritersAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var entries = await StepsAsync(db, row, [VersionStep.Create, VersionStep.Edit], cancellationToken);
        return entries.Select(entry => entry.ActorId).Append(item.AuthorOf(row)).OfType<Guid>().ToHashSet();
    }

    /// <summary>Who sent a version for review last; where it needs no review, who wrote on it last. Null where the console did.</summary>
    public async Task<Guid?> SenderAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        VersionStep[] sending = item.ReadyStatus is VersionStatus.InReview ? [VersionStep.Submit] : [VersionStep.Create, VersionStep.Edit];
        var entries = await StepsAsync(db, row, sending, cancellationToken);
        return entries is [.., var last] ? last.ActorId : item.AuthorOf(row);
    }

    /// <summary>The latest lines of the item's history.</summary>
    public async Task<IReadOnlyList<VersionHistoryLine>> HistoryAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == item.Noun && entry.ObjectId == key)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(MostLines)
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, entries.Select(entry => entry.ActorId).OfType<Guid>(), cancellationToken);
        return
        [
            .. entries.Select(entry => new VersionHistoryLine(
                entry.Id,
                entry.At,
                entry.ActorId is { } id ? names.GetValueOrDefault(id) ?? Texts.Somebody : Texts.TheConsole,
                Words(entry.Operation, entry.Outcome is AuditOutcomes.Done),
                VersionOf(entry),
                entry.Outcome is not AuditOutcomes.Done
            )),
        ];
    }

    // the oldest first
    private async Task<IReadOnlyList<AuditEntryRow>> StepsAsync(
        ConsoleDbContext db,
        TRow row,
        IEnumerable<VersionStep> steps,
        CancellationToken cancellationToken
    )
    {
        var names = steps.Select(NameOf).ToList();
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == item.Noun && entry.ObjectId == row.Key)
            .Where(entry => names.Contains(entry.Operation))
            .Where(entry => entry.Outcome == AuditOutcomes.Done)
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return [.. entries.Where(entry => VersionOf(entry) == row.Version)];
    }

    private string Words(string operation, bool isDone) =>
        Enum.GetValues<VersionStep>()
            .Where(step => string.Equals(NameOf(step), operation, StringComparison.Ordinal))
            .Select(step => Words(step, isDone))
            .FirstOrDefault()
        ?? operation;

    private static string? Words(VersionStep step, bool isDone) =>
        (step, isDone) switch
        {
            (VersionStep.Create, true) => Texts.WroteTheDraft,
            (VersionStep.Edit, true) => Texts.ChangedTheDraft,
            (VersionStep.Submit, true) => Texts.SentForReview,
            (VersionStep.Withdraw, true) => Texts.TookBackToDraft,
            (VersionStep.Publish, true) => Texts.DidPublish,
            (VersionStep.Publish, false) => Texts.TriedToPublish,
            (VersionStep.Supersede, true) => Texts.ReplacedByANewerOne,
            (VersionStep.Retire, true) => Texts.DidRetire,
            _ => null,
        };

    private static int VersionOf(AuditEntryRow entry)
    {
        using var details = JsonDocument.Parse(entry.DetailsJson);
        return
            details.RootElement.TryGetProperty("version", out var version)
            && int.TryParse(version.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }
}

/// <summary>A version as the audit trail refers to it, with the hash of what it said.</summary>
public sealed record VersionReference(string Version, string Hash);

using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Whether the advice of a stored decision is still right, where other cases and people went on but its own case did not. Better advice is
/// no reason to move what somebody is reading; wrong advice is.
/// </summary>
internal static class StandingAdvice
{
    // of open cases too: a neighbour that was opened again was still counted, and must still be visible
    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<CaseRights>>> s_cases = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids) =>
                db
                    .Cases.Where(row => ids.Contains(row.Id))
                    .Select(row => new CaseRights(row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId))
        )
    );

    /// <summary>
    /// Whether the same documents fit the case, in the same versions and equally in force, and no source is back that was missing then.
    /// Documents are compared only while search answers in full.
    /// </summary>
    public static bool HasSameSources(CaseSnapshot then, CaseSnapshot now) =>
        !then.Degraded.Except(now.Degraded, StringComparer.Ordinal).Any()
        && (now.Degraded.Count > 0 || string.Equals(DocumentsOf(then), DocumentsOf(now), StringComparison.Ordinal));

    /// <summary>
    /// Whether answers still take as long as the case and its cards say: queue and the time to look again count them as of now. Compared
    /// only while search answers in full, because the counts are kept with it.
    /// </summary>
    public static bool HasSameAnswers(CaseSnapshot then, CaseSnapshot now) =>
        now.Degraded.Count > 0 || UsualHoursOf(then) == UsualHoursOf(now);

    /// <summary>Whether the reader may still see every case that was counted as evidence.</summary>
    public static async Task<bool> MaySeeEvidenceAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseSnapshot then,
        CancellationToken cancellationToken
    )
    {
        var ids = then.Visible.SimilarCases.Select(hit => hit.CaseId).ToList();
        if (ids.Count == 0)
        {
            return true;
        }

        var rows = await s_cases.For(db)(db, ids).ToListAsync(cancellationToken);
        return rows.Count == ids.Count
            && rows.TrueForAll(row => request.Check.Decide(AccessOperation.ViewCase, row.ToResource(request.Actor.TenantId)).Permitted);
    }

    /// <summary>Whether every item may still be shown, by the same rules and the same version of its facts.</summary>
    /// <param name="stored">What final validation read when the decision was made.</param>
    /// <param name="read">What it reads now.</param>
    public static bool MayBeShown(IReadOnlyList<ValidatedItem> stored, IReadOnlyList<ValidatedItem> read) =>
        read.All(item => item.Reasons.Count == 0 && stored.Any(each => IsSame(each, item)));

    /// <summary>The case as it is now, with the evidence as of the decision: beside a list that stands, nothing moves either.</summary>
    public static CaseSnapshot Merge(CaseSnapshot then, CaseSnapshot now) =>
        now with
        {
            Visible = then.Visible with { Presence = PresenceOf(then, now), Dismissals = now.Visible.Dismissals },
            Withheld = then.Withheld,
            Shown = then.Shown,
            Responses = then.Responses,
            ContactCapped = then.ContactCapped,
            Degraded = then.Degraded,
        };

    private static bool IsSame(ValidatedItem stored, ValidatedItem read) =>
        stored.Kind == read.Kind && string.Equals(stored.Id, read.Id, StringComparison.Ordinal) && stored.Permit == read.Permit;

    // A card says how many cases a person has now, if the person is still among those whose load was read.
    private static List<PersonPresence> PresenceOf(CaseSnapshot then, CaseSnapshot now)
    {
        var present = now.Visible.Presence.ToDictionary(each => each.PersonId);
        return [.. then.Visible.Presence.Select(each => present.GetValueOrDefault(each.PersonId, each))];
    }

    // Without documents that only other cases name, and without scores, which move with every document of the tenant.
    private static string DocumentsOf(CaseSnapshot snapshot) =>
        CanonicalHash.OfValue<List<DocumentState>>([
            .. snapshot
                .Visible.Documents.Where(document => document.SearchScore is not null || IsCurated(snapshot, document))
                .Select(document => new DocumentState(
                    document with
                    {
                        SearchScore = null,
                        LexicalScore = null,
                        Fit = null,
                        SemanticScore = null,
                        SpanStart = null,
                        SpanLength = null,
                    },
                    document.IsInForceAt(snapshot.At),
                    IsCurated(snapshot, document)
                )),
        ]);

    private static int? UsualHoursOf(CaseSnapshot snapshot) => snapshot.Visible.History?.Answers?.UsualHours;

    private static bool IsCurated(CaseSnapshot snapshot, DocumentHit document) =>
        snapshot.Visible.Curated?.Contains(document.Key, StringComparer.Ordinal) is true;

    private sealed record DocumentState(DocumentHit Document, bool IsInForce, bool IsCurated);
}

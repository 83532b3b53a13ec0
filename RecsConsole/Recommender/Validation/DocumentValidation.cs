using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Validation;

/// <summary>Whether kept documents may still be shown: the version is in force, and the actor may read it.</summary>
internal static class DocumentValidation
{
    // The status is compared in memory: in the query, SQLite would read all rows of that status instead of the few keys.
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<ValidatedDocument>>> s_states = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Documents.Where(row => keys.Contains(row.Key))
                    .Select(row => new ValidatedDocument(
                        row.Key,
                        row.Version,
                        row.Status,
                        row.Classification,
                        row.Regions,
                        row.Acl,
                        row.EffectiveFrom,
                        row.EffectiveTo,
                        row.Revision
                    ))
        )
    );

    public static async Task<Dictionary<string, ItemCheck>> CheckAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var keys = items.Select(item => item.Id).ToList();
        var rows = await s_states.For(db)(db, keys).ToListAsync(cancellationToken);
        var effective = rows.Where(row => row.Status is DocumentStatus.Effective)
            .NewestOfEach(row => row.Key, row => row.Version)
            .ToDictionary(row => row.Key, StringComparer.Ordinal);
        return items.ToDictionary(
            item => item.Id,
            item =>
                effective.TryGetValue(item.Id, out var row) && row.Version == item.Version && row.IsInForce(question.At)
                    ? new([], MayRead(question, row))
                    : ItemCheck.Gone(ReasonCode.DocumentNotCurrent),
            StringComparer.Ordinal
        );
    }

    private static AccessDecision MayRead(ValidationQuestion question, ValidatedDocument row) =>
        question.Check.Decide(
            AccessOperation.ViewDocument,
            AccessResources.OfDocument(question.Request.Actor.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]) with
            {
                Revision = row.Revision,
            }
        );

    private sealed record ValidatedDocument(
        string Key,
        int Version,
        DocumentStatus Status,
        int Classification,
        IList<string> Regions,
        IList<string> Acl,
        DateTimeOffset? EffectiveFrom,
        DateTimeOffset? EffectiveTo,
        long Revision
    ) : IDatedVersion;
}

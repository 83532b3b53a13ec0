using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;

namespace RecsConsole.Recommender;

/// <summary>Whether kept documents may still be shown: that version in force, and readable by the actor.</summary>
internal static class DocumentValidation
{
    public static async Task<ILookup<string, ReasonCode>> CheckAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var keys = items.Select(item => item.Id).ToList();
        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key) && row.Status == "effective")
            .Select(row => new DocumentState(
                row.Key,
                row.Version,
                row.Classification,
                row.Regions,
                row.Acl,
                row.EffectiveFrom,
                row.EffectiveTo
            ))
            .ToListAsync(cancellationToken);
        var effective = rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.MaxBy(row => row.Version)!,
                StringComparer.Ordinal
            );
        return ValidationReasons.ToLookup(
            items,
            item =>
                effective.TryGetValue(item.Id, out var row)
                && row.Version == item.Version
                && row.IsInForceAt(question.At)
                    ? MayRead(question, row).Reasons
                    : [ReasonCode.DocumentNotCurrent]
        );
    }

    private static AccessDecision MayRead(ValidationQuestion question, DocumentState row) =>
        question.Check.Decide(
            AccessOperation.ViewDocument,
            AccessResources.OfDocument(
                question.Request.Actor.TenantId,
                row.Classification,
                [.. row.Regions],
                [.. row.Acl]
            )
        );

    private sealed record DocumentState(
        string Key,
        int Version,
        int Classification,
        IList<string> Regions,
        IList<string> Acl,
        DateTimeOffset? EffectiveFrom,
        DateTimeOffset? EffectiveTo
    )
    {
        public bool IsInForceAt(DateTimeOffset at) =>
            (EffectiveFrom is null || EffectiveFrom <= at)
            && (EffectiveTo is null || EffectiveTo > at);
    }
}

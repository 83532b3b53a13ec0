using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>Reads how long each class of data is kept, and what the job would remove now.</summary>
public sealed class ReadRetention(OperationScopeFactory scopes)
{
    public async Task<Result<RetentionView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.retention", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var rules = await db
            .RetentionRules.AsNoTracking()
            .ToDictionaryAsync(row => row.DataClass, StringComparer.Ordinal, cancellationToken);
        var expiring = new ExpiringRows(db, await HeldSubjects.ReadAsync(db, cancellationToken));
        var lines = new List<RetentionLine>();
        foreach (var dataClass in DataClass.All)
        {
            var rule = rules.GetValueOrDefault(dataClass.Key);
            DateTimeOffset? before = (rule?.KeepDays ?? dataClass.UsualDays) is { } days ? scope.Now.AddDays(-days) : null;
            var count = await expiring.CountAsync(dataClass, before, cancellationToken);
            lines.Add(new(dataClass, rule?.KeepDays, rule?.Revision ?? 0, count));
        }

        return new RetentionView(lines) { Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Retention, cancellationToken) };
    }
}

/// <summary>A class of data with its period.</summary>
/// <param name="KeepDays">The tenant's own period; null means the default one, or forever.</param>
/// <param name="Revision">Revision of the period that the reader saw; 0 when there is none.</param>
public sealed record RetentionLine(DataClass DataClass, int? KeepDays, long Revision, ClassCount Count);

/// <summary>All classes, in display order.</summary>
public sealed record RetentionView(IReadOnlyList<RetentionLine> Lines)
{
    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;
}

using System.Collections.Concurrent;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>
/// How long a case usually waits, the same for the queue and for the case's page. What is measured on stays in a state is kept for some
/// minutes, by reader, case type and state: the queue shows it on every row and is read again on each change.
/// </summary>
/// <param name="searches">Hold the counted answers.</param>
public sealed class UsualWaits(TimeProvider clock, SearchSnapshots searches)
{
    private const int MaxKept = 10_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Key, Kept> _known = new();

    /// <summary>Null when there are too few such waits.</summary>
    internal async Task<UsualWait?> OfAsync(
        OperationScope scope,
        CaseRow row,
        WaitEntry start,
        BusinessSpans spans,
        CancellationToken cancellationToken
    )
    {
        // what answers take is what decides when a reminder is suggested, so it goes first
        if (start.Step is { } step && searches.TryGet(row.TenantId)?.Statistics.ReadAnswers(row.TypeKey, step, scope.Access) is { } answers)
        {
            return UsualWait.From(answers);
        }

        // what a reader may see differs, so each has their own
        var key = new Key(row.TenantId, scope.Actor.PersonId, row.TypeKey, row.Status);
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(key, out var kept) && now - kept.At < s_kept)
        {
            return kept.Wait;
        }

        if (_known.Count > MaxKept)
        {
            _known.Clear();
        }

        var wait = await UsualWait.ReadAsync(scope, row, spans, cancellationToken);
        _known[key] = new(wait, now);
        return wait;
    }

    private sealed record Key(Guid TenantId, Guid PersonId, string TypeKey, string State);

    private sealed record Kept(UsualWait? Wait, DateTimeOffset At);
}

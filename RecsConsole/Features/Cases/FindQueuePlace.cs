using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Cases;

/// <summary>Finds where a case stands in a queue, with the case before and after it.</summary>
public sealed class FindQueuePlace(
    TenantDb tenantDb,
    Denials denials,
    AccessPolicy policy,
    TimeProvider clock,
    ILogger<FindQueuePlace> logger
)
{
    // Nobody steps through more; the place of a case beyond is not shown.
    private const int MostKeys = 2000;

    public async Task<Result<QueuePlace>> RunAsync(
        Actor actor,
        QueueFilter filter,
        string caseKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var subject = await AccessSubjectReader.ReadAsync(db, actor, now, cancellationToken);
        if (!CaseAccess.MayViewCases(new AccessCheck(policy, subject, now, logger)))
        {
            await denials.RecordAsync(db, actor, "find.place", "case", caseKey, cancellationToken);
            return CaseAccess.NotThere;
        }

        var matching = QueueQuery
            .Visible(db, subject)
            .In(filter.Scope, subject)
            .Narrowed(filter, await QueueHorizons.ReadAsync(db, now, cancellationToken));
        var keys = await QueueOrder.KeysAsync(db, matching, filter, 0, MostKeys, cancellationToken);
        var index = keys.IndexOf(caseKey);
        return index < 0
            ? Error.NotFound("The case is no longer in the queue.")
            : new QueuePlace(
                index + 1,
                keys.Count,
                index > 0 ? keys[index - 1] : null,
                index + 1 < keys.Count ? keys[index + 1] : null
            );
    }
}

/// <summary>The place of a case in a queue.</summary>
/// <param name="Number">From 1.</param>
public sealed record QueuePlace(int Number, int Total, string? Before, string? After);

using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>
/// Whether an actor may still answer what was suggested. Asked for every kind of response: a decision was made when the right was there,
/// and the right may be gone.
/// </summary>
public static class ResponseAccess
{
    /// <summary>Why not; null when nothing is against it.</summary>
    public static async Task<Error?> RefuseAsync(
        ICaseSource cases,
        ResponseContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(context);
        var record = await cases.ReadAsync(
            context.Actor,
            context.Decision.CaseId,
            cancellationToken
        );
        if (record is null)
        {
            return Error.NotFound("There is no such case any more.");
        }

        return context
            .Check.Decide(
                AccessOperation.Recommend,
                AccessResources.Of(record, context.Actor.TenantId)
            )
            .Permitted
            ? null
            : Error.Forbidden("You may no longer work this case. Nothing was changed.");
    }
}

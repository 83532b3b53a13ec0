using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals;

/// <summary>Ends requests that hold no more, whenever somebody looks at them.</summary>
public sealed class ApprovalSweep(ApprovalLapse lapse)
{
    /// <summary>True when one was ended or somebody else changed one: then what was read is old.</summary>
    internal async Task<bool> RunAsync(
        ConsoleDbContext db,
        IEnumerable<ApprovalParts> requests,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var any = false;
        foreach (var parts in requests.Where(each => each.Request.Status is ApprovalStatus.Pending))
        {
            var reason = await ApprovalLapse.FindAsync(db, parts.Request, parts.Case, at, cancellationToken);
            if (reason is not null)
            {
                await lapse.ApplyAsync(db, parts.Request, reason, at, cancellationToken);
                any = true;
            }
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            any = true; // somebody decided or swept it at the same moment: theirs counts
        }

        db.ChangeTracker.Clear();
        return any;
    }
}

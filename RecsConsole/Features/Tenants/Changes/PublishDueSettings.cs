using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Puts settings and other rules into force whose time has come. Each with the end of its wait in one transaction, so a repeated run does
/// nothing twice. What can no longer come into force returns to its author. An error leaves that change as it was for the next run, and
/// does not keep the others from beginning.
/// </summary>
public sealed partial class PublishDueSettings(
    OperationScopeFactory scopes,
    GovernedChanges changes,
    TimedChanges timed,
    ILogger<PublishDueSettings> logger
)
{
    private const string Name = "begin.settings";

    /// <param name="actor">Somebody who may publish, or a job of the tenant.</param>
    public async Task<Result<DueSettings>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.PublishVersion, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // in the order of their times, since one may change what the next was compared with
        var due = await TimedChanges.Due(scope.Db, scope.Now).Select(row => row.Id).ToListAsync(cancellationToken);
        var (done, failed) = (new DueSettings(0, 0), 0);
        foreach (var id in due)
        {
            try
            {
                done = await EndAsync(scope, id, done, cancellationToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
            {
                LogBroke(e, scope.Db.TenantId, id);
                failed++;
            }
        }

        return failed == 0
            ? done
            : Error.Unavailable(StoredText.From<Texts>(nameof(Texts.TimedSettingsFailed), failed, done.Begun, done.Returned));
    }

    // adds to the counts what became of it
    private async Task<DueSettings> EndAsync(OperationScope scope, Guid id, DueSettings done, CancellationToken cancellationToken)
    {
        if (await BeginAsync(scope, id, cancellationToken) is not { } problem)
        {
            return done with { Begun = done.Begun + 1 };
        }

        return await ReturnAsync(scope, id, problem, cancellationToken) ? done with { Returned = done.Returned + 1 } : done;
    }

    // Null once it is in force. Otherwise nothing of it is written.
    private async Task<Error?> BeginAsync(OperationScope scope, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginTurnAsync(scope, cancellationToken);
        if (await FindAsync(scope, id, cancellationToken) is not { } row)
        {
            return Error.NotFound(CaseworkTexts.NoSuchProposal); // called off meanwhile, or put into force by another process
        }

        if (changes.PartOf(row.Subject) is not { } part)
        {
            return Error.Invalid(CaseworkTexts.ProposalUnreadable);
        }

        var (change, origin) = (ProposedChange.From(row), OriginOf(row));
        timed.Begin(scope, row, Name);
        var applied = await part.ApplyAsync(scope, change, origin, cancellationToken); // saves the end of the wait too
        if (!applied.IsOk)
        {
            return applied.Error;
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<bool> ReturnAsync(OperationScope scope, Guid id, Error problem, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginTurnAsync(scope, cancellationToken);
        if (await FindAsync(scope, id, cancellationToken) is not { } row)
        {
            return false;
        }

        ProposalEnd end = new(Name, AuditOutcome.Failed)
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["problem"] = problem.Kind.ToString() },
        };
        await timed.ReturnAsync(scope, row, end, cancellationToken);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<IDbContextTransaction> BeginTurnAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        scope.Db.ChangeTracker.Clear(); // nothing of the one before, nor of what was rolled back
        return await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
    }

    private static Task<ProposalRow?> FindAsync(OperationScope scope, Guid id, CancellationToken cancellationToken) =>
        TimedChanges.Due(scope.Db, scope.Now).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);

    private static ChangeOrigin OriginOf(ProposalRow row)
    {
        Dictionary<string, string> details = new(StringComparer.Ordinal)
        {
            ["proposal"] = row.Id.ToString("D"),
            ["author"] = row.AuthorId.ToString("D"),
            [TimedChanges.BeginsAt] = TimedChanges.Written(row.BeginsAt!.Value),
        };
        if (row.DecidedById is { } second)
        {
            details["publisher"] = second.ToString("D");
        }

        return new(row.Why) { AuthorId = row.AuthorId, Details = details };
    }

    [LoggerMessage(EventId = 8102, Level = LogLevel.Error, Message = "Change {Change} of {TenantId} could not come into force: an error")]
    private partial void LogBroke(Exception exception, Guid tenantId, Guid change);
}

/// <summary>Rules whose time had come.</summary>
/// <param name="Begun">In force now.</param>
/// <param name="Returned">Sent back to their author, since they could not come into force.</param>
public sealed record DueSettings(int Begun, int Returned);

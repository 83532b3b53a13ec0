using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Proposals;

/// <summary>
/// Changes of rules that a second person set for a time: they wait for it and for nobody. Until then, no other change to the same rules is
/// sent or put into force. The caller opens the transaction and saves.
/// </summary>
public sealed class TimedChanges(ProposalDesk proposals)
{
    /// <summary>A change can be set for a time at most so many years ahead.</summary>
    public const int YearsAhead = 1;

    /// <summary>Times are multiples of it, and changes whose time has come are looked for so often.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>The time in the details of an audit entry.</summary>
    public const string BeginsAt = "beginsAt";

    /// <summary>Those that wait.</summary>
    public static IQueryable<ProposalRow> Of(ConsoleDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Proposals.Where(row =>
            row.Kind == ProposalKind.SettingsChange && row.Status == VersionStatus.InReview && row.BeginsAt != null
        );
    }

    /// <summary>Those whose time has come, the earliest first.</summary>
    public static IQueryable<ProposalRow> Due(ConsoleDbContext db, DateTimeOffset now) =>
        Of(db).Where(row => row.BeginsAt <= now).OrderBy(row => row.BeginsAt).ThenBy(row => row.Id);

    /// <summary>One that waits for its time, as the reader saw it.</summary>
    public static Task<Result<ProposalRow>> FindAsync(OperationScope scope, ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        return SeenProposals.FindAsync(
            scope,
            ProposalKind.SettingsChange,
            request,
            row => row is { Status: VersionStatus.InReview, BeginsAt: not null },
            cancellationToken
        );
    }

    /// <summary>Why no other change to the same rules goes ahead; null while none is set for a time.</summary>
    public static async Task<Error?> RefuseOtherAsync(ConsoleDbContext db, string subject, CancellationToken cancellationToken) =>
        await Of(db).AnyAsync(row => row.Subject == subject, cancellationToken) ? Error.Conflict(CaseworkTexts.AnotherChangeIsTimed) : null;

    /// <summary>Why a change cannot be set for this time; null when it can.</summary>
    public static Error? ProblemOf(DateTimeOffset at, DateTimeOffset now) =>
        at <= now || at > now.AddYears(YearsAhead) ? Error.Invalid(CaseworkTexts.TimeOutside)
        : at.UtcTicks % Step.Ticks != 0 ? Error.Invalid(CaseworkTexts.TimeNotInSteps)
        : null;

    /// <summary>Its time has passed by more than the time between two looks, and it still waits.</summary>
    public static bool IsLate(ProposalRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Status: VersionStatus.InReview, BeginsAt: { } at } && now - at > Step;
    }

    /// <summary>The second person agrees, for a time to come.</summary>
    public async Task SetAsync(
        OperationScope scope,
        ProposalRow row,
        DateTimeOffset at,
        ProposalEnd set,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        (row.BeginsAt, row.Revision) = (at, row.Revision + 1);
        (row.DecidedById, row.DecidedAt) = (scope.Actor.PersonOrNull, scope.Now);
        proposals.Audit(scope, row, set);
        await VersionNews.TakeBackAsync(scope.Db, ProposalDesk.SentOf(scope, row), cancellationToken);
        Tell(scope, row);
    }

    /// <summary>The time has come. The decision stays that of the second person.</summary>
    public void Begin(OperationScope scope, ProposalRow row, string operation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        (row.Status, row.BegunAt, row.Revision) = (VersionStatus.Published, scope.Now, row.Revision + 1);
        proposals.Audit(scope, row, new(operation, AuditOutcome.Done));
        Tell(scope, row);
    }

    /// <summary>Returns it to its author: somebody called it off, or it could not come into force.</summary>
    public async Task ReturnAsync(OperationScope scope, ProposalRow row, ProposalEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(end);
        await proposals.DecideAsync(scope, row, end with { Status = VersionStatus.Draft }, cancellationToken); // audits the time too
        row.BeginsAt = null;
        Tell(scope, row);
    }

    internal static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    private static void Tell(OperationScope scope, ProposalRow row) =>
        ChangeFeed.Append(scope.Db, ChangeKind.Configuration, row.Id.ToString("D"), scope.Now);
}

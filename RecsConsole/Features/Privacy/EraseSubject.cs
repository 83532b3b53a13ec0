using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy;

/// <summary>
/// Destroys a subject's key. What was encrypted with it becomes unreadable for everyone, here and in any copy without the key; the audit
/// trail, which has only ids and hashes, stays intact. If open cases are in the way of what somebody else asked for, it is confirmed now,
/// and <see cref="EraseAgreed"/> carries it out later.
/// </summary>
public sealed class EraseSubject(OperationScopeFactory scopes, ProposalDesk proposals, KeyDestruction destruction)
{
    /// <summary>Shorter reasons are refused.</summary>
    public const int ShortestReason = 10;

    private const string Approve = "approve.erasure";

    private static Error NotFoundError => Error.NotFound(Texts.KeyNotFound);

    public async Task<Result<ErasureNews>> RunAsync(Actor actor, EraseSubjectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, KeyDestruction.Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (request.Reason.Trim().Length < ShortestReason)
        {
            return Error.Invalid(Texts.ReasonTooShort.With(ShortestReason));
        }

        return await EraseAsync(scope, request, cancellationToken);
    }

    private async Task<Result<ErasureNews>> EraseAsync(
        OperationScope scope,
        EraseSubjectRequest request,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var asked = await FindRequestAsync(scope, request, cancellationToken);
        if (!asked.IsOk)
        {
            await transaction.CommitAsync(cancellationToken); // commits the audited denial
            return asked.Error;
        }

        var row = asked.Value.Row;
        if (await RefusalAsync(db, request.Subject, mayWait: row is not null, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (row is not null && await OpenCasesOfAsync(db, request.Subject, cancellationToken) > 0)
        {
            var agreed = await AgreeAsync(scope, row, request.Reason, cancellationToken);
            if (agreed.IsOk)
            {
                await transaction.CommitAsync(cancellationToken);
            }

            return agreed;
        }

        var destroyed = await DestroyAsync(scope, row, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await destruction.ForgetAsync(db, destroyed, cancellationToken);
        return new ErasureNews(Texts.ErasedNews, destroyed.Id);
    }

    private async Task<SubjectKeyRow> DestroyAsync(
        OperationScope scope,
        ProposalRow? row,
        EraseSubjectRequest request,
        CancellationToken cancellationToken
    )
    {
        if (row is not null)
        {
            await proposals.DecideAsync(
                scope,
                row,
                new(Approve, AuditOutcome.Done) { Status = VersionStatus.Published },
                cancellationToken
            );
        }

        var actor = scope.Actor.PersonOrNull;
        ErasureOrder order = new(request.Subject, ErasureAgreement.HashOf(request.Reason))
        {
            AskedById = row?.AuthorId ?? actor,
            ApprovedById = row is null ? null : actor,
            RequestId = row?.Id,
            Progress = request.Progress,
        };
        return await destruction.DestroyAsync(scope.Db, scope.Actor, order, cancellationToken);
    }

    // Waits for the end of the open cases, not for a person: the job carries it out then.
    private async Task<Result<ErasureNews>> AgreeAsync(
        OperationScope scope,
        ProposalRow row,
        string reason,
        CancellationToken cancellationToken
    )
    {
        if (ProposalDesk.IsAgreed(row))
        {
            return Error.Conflict(Texts.ErasureConfirmedAlready);
        }

        await proposals.AgreeAsync(scope, row, Approve, ErasureAgreement.Of(reason).ToJson(), cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Erasure, row.Id.ToString("D"), scope.Now);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return new ErasureNews(Texts.ErasureConfirmedForLater);
    }

    /// <summary>The subject as a request for its erasure names it.</summary>
    internal static string NameOf(SubjectName subject) => $"{subject.Kind}:{subject.Key}";

    // what somebody else asked for; without a request, only whoever is alone there erases
    private async Task<Result<ErasureRequest>> FindRequestAsync(
        OperationScope scope,
        EraseSubjectRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Asked is not { } asked)
        {
            return await ProposalDesk.IsAloneAsync(scope, AccessOperation.EraseSubject, cancellationToken)
                ? new ErasureRequest(null)
                : Error.Forbidden(Texts.ErasureNeedsSecond);
        }

        var found = await ProposalDesk.FindAsync(scope, ProposalKind.SubjectErasure, asked, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        if (!string.Equals(found.Value.Subject, NameOf(request.Subject), StringComparison.Ordinal))
        {
            return NotFoundError;
        }

        return await proposals.RefuseOwnAsync(scope, found.Value, Approve, cancellationToken) is { } own
            ? own
            : new ErasureRequest(found.Value);
    }

    /// <summary>Why a customer cannot be erased: open cases.</summary>
    public static string? ObstacleOfAccount(int openCases) =>
        openCases switch
        {
            0 => null,
            1 => Texts.OneCaseIsStillOpen,
            _ => Texts.CasesAreStillOpen.With(openCases),
        };

    /// <summary>Why a person cannot be erased: they are still active.</summary>
    public static string? ObstacleOfPerson(bool isActive) => isActive ? Texts.StillActive : null;

    /// <summary>How many open cases a subject has: until they are closed it is not erased. A person has none of their own.</summary>
    internal static Task<int> OpenCasesOfAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken) =>
        string.Equals(subject.Kind, SubjectName.AccountKind, StringComparison.Ordinal)
            ? db.Cases.CountAsync(row => row.AccountKey == subject.Key && row.IsOpen, cancellationToken)
            : Task.FromResult(0);

    /// <summary>Why the subject cannot be erased now; null when it can.</summary>
    /// <param name="mayWait">Only asked for: it may wait until open cases are closed.</param>
    internal static async Task<Error?> RefusalAsync(
        ConsoleDbContext db,
        SubjectName subject,
        bool mayWait,
        CancellationToken cancellationToken
    )
    {
        if (await ErasedSubjects.ContainAsync(db, subject, cancellationToken))
        {
            return Error.Conflict(Texts.AlreadyErased);
        }

        if (await (await HeldSubjects.ReadAsync(db, cancellationToken)).KeepsAsync(db, subject, cancellationToken))
        {
            return Error.Conflict(string.Join(' ', Texts.IsHeld, Texts.NothingWasErased));
        }

        if (string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal))
        {
            return await RefusalOfPersonAsync(db, subject, cancellationToken);
        }

        var isThere =
            string.Equals(subject.Kind, SubjectName.AccountKind, StringComparison.Ordinal)
            && await db.Accounts.AnyAsync(row => row.Key == subject.Key, cancellationToken);
        var open = mayWait ? 0 : await OpenCasesOfAsync(db, subject, cancellationToken);
        return isThere ? RefusalFor(ObstacleOfAccount(open)) : NotFoundError;
    }

    private static async Task<Error?> RefusalOfPersonAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(subject.Key, out var parsed) ? parsed : Guid.Empty;
        var person = await db.People.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return person is null ? NotFoundError : RefusalFor(ObstacleOfPerson(person.IsActive));
    }

    private static Error? RefusalFor(string? obstacle) =>
        obstacle is null ? null : Error.Conflict(string.Join(' ', obstacle, Texts.NothingWasErased));
}

/// <param name="Reason">The trail stores only its hash.</param>
public sealed record EraseSubjectRequest(SubjectName Subject, string Reason)
{
    /// <summary>The request of somebody else; null when nobody else could be the second person.</summary>
    public ProposalRequest? Asked { get; init; }

    /// <summary>Is told how far the erasure is; null when nobody looks.</summary>
    public IProgress<ErasureProgress>? Progress { get; init; }
}

/// <summary>What became of an erasure.</summary>
/// <param name="Words">For whoever confirmed it or carried it out.</param>
/// <param name="Key">Id of the destroyed key, which its receipt is read by; null while it waits.</param>
public sealed record ErasureNews(string Words, Guid? Key = null);

/// <param name="Row">Null when whoever erases is alone there.</param>
internal sealed record ErasureRequest(ProposalRow? Row);

using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy;

/// <summary>
/// Destroys a subject's key. What was encrypted with it becomes unreadable for everyone, here and in any copy without the key; the audit
/// trail, which has only ids and hashes, stays intact.
/// </summary>
public sealed partial class EraseSubject(
    OperationScopeFactory scopes,
    SubjectKeys keys,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<EraseSubject> logger
)
{
    /// <summary>Shorter reasons are refused.</summary>
    public const int ShortestReason = 10;

    private static Error NotFoundError => Error.NotFound(Texts.KeyNotFound);

    public async Task<Result<string>> RunAsync(Actor actor, EraseSubjectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, "erase.subject", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(request);
        if (request.Reason.Trim().Length < ShortestReason)
        {
            return Error.Invalid(Texts.ReasonTooShort.With(ShortestReason));
        }

        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        if (await RefusalAsync(db, request.Subject, cancellationToken) is { } problem)
        {
            return problem;
        }

        var destroyed = await DestroyAsync(db, actor, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        keys.Forget(destroyed);
        await WriteAheadLog.EmptyAsync(db, cancellationToken);
        LogErased(request.Subject.Kind, destroyed.Id);
        return Texts.ErasedNews;
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

    private static async Task<Error?> RefusalAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken)
    {
        if (await ErasedSubjects.ContainAsync(db, subject, cancellationToken))
        {
            return Error.Conflict(Texts.AlreadyErased);
        }

        if (await (await HeldSubjects.ReadAsync(db, cancellationToken)).KeepsAsync(db, subject, cancellationToken))
        {
            return Error.Conflict(string.Join(' ', Texts.IsHeld, Texts.NothingWasErased));
        }

        string? obstacle;
        if (string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal))
        {
            var id = Guid.TryParse(subject.Key, out var parsed) ? parsed : Guid.Empty;
            var person = await db.People.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (person is null)
            {
                return NotFoundError;
            }

            obstacle = ObstacleOfPerson(person.IsActive);
        }
        else if (
            string.Equals(subject.Kind, SubjectName.AccountKind, StringComparison.Ordinal)
            && await db.Accounts.AnyAsync(row => row.Key == subject.Key, cancellationToken)
        )
        {
            obstacle = ObstacleOfAccount(await db.Cases.CountAsync(row => row.AccountKey == subject.Key && row.IsOpen, cancellationToken));
        }
        else
        {
            return NotFoundError;
        }

        return obstacle is null ? null : Error.Conflict(string.Join(' ', obstacle, Texts.NothingWasErased));
    }

    private async Task<SubjectKeyRow> DestroyAsync(
        ConsoleDbContext db,
        Actor actor,
        EraseSubjectRequest request,
        CancellationToken cancellationToken
    )
    {
        var (subject, now) = (request.Subject, clock.GetUtcNow());
        await ErasedRows.SealAsync(db, subject, cancellationToken);
        var key = await db.SubjectKeys.SingleAsync(
            row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key,
            cancellationToken
        );
        (key.WrappedKey, key.DestroyedAt, key.DestroyedById) = (null, now, actor.PersonOrNull);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                "erase.subject",
                subject.Kind,
                subject.Key,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["key"] = key.Id.ToString("D"),
                    ["reason"] = Engine.Canonical.CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(request.Reason.Trim())),
                }
            )
        );
        await ErasedRows.AnnounceAsync(db, subject, now, cancellationToken);
        await LearntTexts.OutgrowAsync(db, actor.PersonOrNull, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Erasure, key.Id.ToString("D"), now);
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    [LoggerMessage(EventId = 8001, Level = LogLevel.Warning, Message = "Erased {Kind}, key {KeyId}")]
    private partial void LogErased(string kind, Guid keyId);
}

/// <param name="Reason">The trail stores only its hash.</param>
public sealed record EraseSubjectRequest(SubjectName Subject, string Reason);

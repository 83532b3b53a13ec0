using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>
/// Records a reviewer's verdict on a decision put before them: right, wrong, or what should have been first. Nobody judges their own
/// decisions.
/// </summary>
public sealed class JudgeLook(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    public const int MaxCharacters = 2000;
    private const string Name = "judge.look";

    private static Error NoSuchDecision => Error.NotFound(Texts.LookNotFound);

    private static Error Clash => Error.Conflict(Texts.LookJudgedElsewhere);

    public async Task<Result<long>> RunAsync(Actor actor, JudgeLookRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.JudgePairs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.DecisionLooks.FirstOrDefaultAsync(each => each.DecisionId == request.DecisionId, cancellationToken);
        var found = row is null
            ? null
            : await scope.Db.Cases.AsNoTracking().FirstOrDefaultAsync(each => each.Id == row.CaseId, cancellationToken);
        if (
            row is null
            || found is null
            || row.ActorId == actor.PersonId
            || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(found), cancellationToken)
        )
        {
            return await scope.DenyAsync(Name, "decision", request.DecisionId.ToString("D"), NoSuchDecision, cancellationToken);
        }

        if (await ProblemAsync(scope.Db, request, cancellationToken) is { } problem)
        {
            return Error.Invalid(problem);
        }

        return IsSame(row, request, actor) ? row.Revision // a repeated request
            : row.Revision != request.Revision ? Clash
            : await ErasedSubjects.HasCustomerOfAsync(scope.Db, found, cancellationToken) ? ErasedSubjects.NothingIsWritten
            : await SaveAsync(scope, row, request, cancellationToken);
    }

    private static async Task<string?> ProblemAsync(ConsoleDbContext db, JudgeLookRequest request, CancellationToken cancellationToken) =>
        !Enum.IsDefined(request.Verdict) ? Texts.ThereIsNoSuchChoice
        : request.Note?.Length > MaxCharacters ? Texts.NoteTooLong.With(MaxCharacters)
        : request.Verdict is LookVerdict.Another
        && !await db.Actions.Published().AnyAsync(row => row.Key == request.BetterActionKey, cancellationToken)
            ? Texts.NameWhatShouldBeFirst
        : null;

    private async Task<Result<long>> SaveAsync(
        OperationScope scope,
        DecisionLookRow row,
        JudgeLookRequest request,
        CancellationToken cancellationToken
    )
    {
        (row.Verdict, row.BetterActionKey, row.Note) = (request.Verdict, BetterOf(request), NoteOf(request));
        (row.ReviewerId, row.ReviewedAt) = (scope.Actor.PersonId, scope.Now);
        row.Revision++;
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                Name,
                "decision",
                row.DecisionId.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["verdict"] = request.Verdict.ToCode(),
                    ["action"] = row.ActionKey,
                    ["better"] = row.BetterActionKey ?? "",
                }
            )
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Study, "", scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Revision : Clash;
    }

    private static bool IsSame(DecisionLookRow row, JudgeLookRequest request, Actor actor) =>
        row.Verdict == request.Verdict
        && row.ReviewerId == actor.PersonId
        && string.Equals(row.BetterActionKey, BetterOf(request), StringComparison.Ordinal)
        && string.Equals(row.Note, NoteOf(request), StringComparison.Ordinal);

    private static string? BetterOf(JudgeLookRequest request) => request.Verdict is LookVerdict.Another ? request.BetterActionKey : null;

    private static string? NoteOf(JudgeLookRequest request) => string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
}

/// <param name="Revision">Revision of the entry that was on screen.</param>
/// <param name="BetterActionKey">The action that should have been first; null for another verdict.</param>
public sealed record JudgeLookRequest(
    Guid DecisionId,
    long Revision,
    LookVerdict Verdict,
    string? BetterActionKey = null,
    string? Note = null
);

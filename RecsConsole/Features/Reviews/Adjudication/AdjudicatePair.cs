using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>
/// Records a lead's decision on a case on which the reviewers disagree (R147), or changes it. Also possible after the study was closed,
/// when the results are read.
/// </summary>
public sealed class AdjudicatePair(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "adjudicate.pair";

    private static Error Clash => Error.Conflict(Texts.DecidedElsewhere);

    /// <summary>Returns the revision of the stored decision.</summary>
    public async Task<Result<long>> RunAsync(Actor actor, AdjudicatePairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (Check(request) is { } problem)
        {
            return Error.Invalid(problem);
        }

        var found = await DisputedCase.ReadAsync(scope, Name, request.StudyId, request.CaseId, cancellationToken);
        return found.IsOk ? await WriteAsync(scope, found.Value, request, cancellationToken) : found.Error;
    }

    private static string? Check(AdjudicatePairRequest request) =>
        !Enum.IsDefined(request.Choice) ? Texts.ThereIsNoSuchChoice
        : request.Reasons.Any(reason => !JudgementReasons.IsKnown(reason)) ? Texts.OneOfTheReasons
        : null;

    private async Task<Result<long>> WriteAsync(
        OperationScope scope,
        DisputedCase dispute,
        AdjudicatePairRequest request,
        CancellationToken cancellationToken
    )
    {
        var verdict = PairVerdicts.Of(request.Choice, dispute.Shown.IsALeft);
        string[] reasons = [.. request.Reasons.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var row = dispute.Decided;
        if (row is not null && IsSame(row, verdict, reasons))
        {
            return row.Revision; // a repeated request
        }

        if ((row?.Revision ?? 0) != request.Revision)
        {
            return Clash;
        }

        if (row is null)
        {
            row = new()
            {
                TenantId = scope.Actor.TenantId,
                StudyId = request.StudyId,
                CaseId = request.CaseId,
                Verdict = verdict,
            };
            scope.Db.StudyAdjudications.Add(row);
        }

        (row.Verdict, row.Reasons, row.Revision) = (verdict, reasons, row.Revision + 1);
        (row.DecidedById, row.DecidedAt) = (scope.Actor.PersonId, scope.Now);
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, EventOf(row));
        ChangeFeed.Append(scope.Db, ChangeKind.Study, row.StudyId.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Revision : Clash;
    }

    private static bool IsSame(StudyAdjudicationRow row, PairVerdict verdict, string[] reasons) =>
        row.Verdict == verdict && row.Reasons.SequenceEqual(reasons, StringComparer.Ordinal);

    private static AuditEvent EventOf(StudyAdjudicationRow row) =>
        new(
            Name,
            "study",
            row.StudyId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["case_id"] = row.CaseId.ToString("D"),
                ["verdict"] = row.Verdict.ToCode(),
                ["reasons"] = string.Join(' ', row.Reasons),
            }
        );
}

/// <summary>A lead's decision on a case on which the reviewers disagree.</summary>
/// <param name="Choice">The choice by the sides shown to the lead.</param>
/// <param name="Revision">Revision of the decision that was on screen; 0 when there was none.</param>
public sealed record AdjudicatePairRequest(Guid StudyId, Guid CaseId, PairChoice Choice, IReadOnlyList<string> Reasons, long Revision);

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Judging.Grading;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>
/// Records a lead's decision on a case on which the reviewers disagree (R147), or changes it; also possible after the study was closed,
/// when the results are read. On a case that nobody has judged the decision is a known answer: reviewers are told it with its explanation
/// as soon as they have judged, and the case counts in no result.
/// </summary>
public sealed class AdjudicatePair(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Longest explanation of a known answer.</summary>
    public const int LongestExplanation = 1000;

    private const string Name = "adjudicate.pair";
    private const string KnownName = "mark.known-answer";

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

        var found = await CaseToDecide.ReadAsync(scope, Name, request.StudyId, request.CaseId, cancellationToken);
        return !found.IsOk ? found.Error
            : ProblemOf(found.Value, request) is { } missing ? Error.Invalid(missing)
            : await WriteAsync(scope, found.Value, request, cancellationToken);
    }

    private static string? Check(AdjudicatePairRequest request) =>
        request.Choice is { } choice && !Enum.IsDefined(choice) ? Texts.ThereIsNoSuchChoice
        : request.Reasons.Any(reason => !JudgementReasons.IsKnown(reason)) ? Texts.OneOfTheReasons
        : null;

    private static string? ProblemOf(CaseToDecide found, AdjudicatePairRequest request) =>
        found.IsGraded && GradeScale.ProblemOf(request.Grades, StoredSlate.Unpack(found.Shown.SlateA).Count) is { } problem ? problem
        : !found.IsGraded && request.Choice is null ? Texts.AnswerMissing
        : found.IsKnown && request.Explanation.Trim().Length is 0 or > LongestExplanation
            ? Texts.ExplanationMissing.With(LongestExplanation)
        : null;

    private static Answer AnswerOf(CaseToDecide found, AdjudicatePairRequest request) =>
        new(
            found.IsGraded ? PairVerdict.Graded : PairVerdicts.Of(request.Choice!.Value, found.Shown.IsALeft),
            [.. request.Reasons.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            found.IsGraded ? request.Grades : [],
            found.IsKnown ? request.Explanation.Trim() : null
        );

    private async Task<Result<long>> WriteAsync(
        OperationScope scope,
        CaseToDecide found,
        AdjudicatePairRequest request,
        CancellationToken cancellationToken
    )
    {
        var answer = AnswerOf(found, request);
        var row = found.Decided;
        if (row is not null && answer.IsThatOf(row))
        {
            return row.Revision; // a repeated request
        }

        if (found.IsFixed)
        {
            return Error.Conflict(Texts.KnownAnswerIsFixed);
        }

        if ((row?.Revision ?? 0) != request.Revision)
        {
            return Clash;
        }

        if (answer.Explanation is not null && await IsErasedAsync(scope.Db, found.Shown.CaseId, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        row ??= Add(scope, found, answer.Verdict);
        (row.Verdict, row.Explanation, row.Revision) = (answer.Verdict, answer.Explanation, row.Revision + 1);
        row.Reasons = [.. answer.Reasons];
        row.Grades = [.. answer.Grades];
        (row.DecidedById, row.DecidedAt) = (scope.Actor.PersonId, scope.Now);
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, EventOf(row));
        ChangeFeed.Append(scope.Db, ChangeKind.Study, row.StudyId.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Revision : Clash;
    }

    private static async Task<bool> IsErasedAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return row is not null && await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
    }

    private static StudyAdjudicationRow Add(OperationScope scope, CaseToDecide found, PairVerdict verdict)
    {
        if (found.IsKnown)
        {
            // somebody who judges the case at the same moment is refused, or this is
            scope.Db.Attach(found.Study);
            found.Study.Revision++;
        }

        var row = new StudyAdjudicationRow
        {
            TenantId = scope.Actor.TenantId,
            StudyId = found.Study.Id,
            CaseId = found.Shown.CaseId,
            Verdict = verdict,
            IsKnownAnswer = found.IsKnown,
        };
        scope.Db.StudyAdjudications.Add(row);
        return row;
    }

    private static AuditEvent EventOf(StudyAdjudicationRow row) =>
        new(
            row.IsKnownAnswer ? KnownName : Name,
            "study",
            row.StudyId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["case_id"] = row.CaseId.ToString("D"),
                ["verdict"] = row.Verdict.ToCode(),
                ["reasons"] = string.Join(' ', row.Reasons),
                ["grades"] = string.Join(' ', row.Grades.Select(grade => grade.ToString(CultureInfo.InvariantCulture))),
            }
        );

    /// <param name="Explanation">Null for a disagreement.</param>
    private sealed record Answer(PairVerdict Verdict, IReadOnlyList<string> Reasons, IReadOnlyList<int> Grades, string? Explanation)
    {
        public bool IsThatOf(StudyAdjudicationRow row) =>
            row.Verdict == Verdict
            && row.Reasons.SequenceEqual(Reasons, StringComparer.Ordinal)
            && row.Grades.SequenceEqual(Grades)
            && string.Equals(row.Explanation, Explanation, StringComparison.Ordinal);
    }
}

/// <summary>A lead's decision on a case on which the reviewers disagree.</summary>
/// <param name="Choice">The choice by the sides shown to the lead; null for a single list.</param>
/// <param name="Revision">Revision of the decision that was on screen; 0 when there was none.</param>
/// <param name="Explanation">Why a known answer is right, for the reviewers; not used for a disagreement.</param>
public sealed record AdjudicatePairRequest(
    Guid StudyId,
    Guid CaseId,
    PairChoice? Choice,
    IReadOnlyList<string> Reasons,
    long Revision,
    string Explanation = ""
)
{
    /// <summary>The known grades of a single list, in its order; not used for a pair.</summary>
    public IReadOnlyList<int> Grades { get; init; } = [];
}

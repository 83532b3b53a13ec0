using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Reviews.Judging.Grading;

/// <summary>Records a reviewer's grades of a single list, or changes them, until the study is closed.</summary>
public sealed class GradeSlate(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    public async Task<Result<JudgedPair>> RunAsync(Actor actor, GradeSlateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.JudgePairs, "grade.slate", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var place = new PairPlace(request.StudyId, request.Position, IsGraded: true);
        var found = await OwnPairs.TakeAsync(scope.Db, scope.Access, place, cancellationToken);
        return !found.IsOk ? found.Error
            : GradeScale.ProblemOf(request.Grades, StoredSlate.Unpack(found.Value.SlateA).Count) is { } problem ? Error.Invalid(problem)
            : await WriteAsync(scope.Db, actor, request, found.Value, cancellationToken);
    }

    private async Task<Result<JudgedPair>> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        GradeSlateRequest request,
        StudyPairRow row,
        CancellationToken cancellationToken
    )
    {
        var isFirst = row.Verdict is null;
        var given = JudgedRow.From(row) with { Verdict = PairVerdict.Graded, Items = GradedItem.Of(row, request.Grades) };
        var known = await KnownFeedback.ReadAsync(db, row, given, cancellationToken);
        if (!isFirst && row.Grades.SequenceEqual(request.Grades))
        {
            return new JudgedPair(row.Revision, known); // a repeated request
        }

        if (row.Revision != request.Revision)
        {
            return Clash;
        }

        if (known is not null && !isFirst)
        {
            return Error.Conflict(Texts.GradesWereTold); // the share of right answers is of first judgements
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        (row.Verdict, row.Revision, row.JudgedAt) = (PairVerdict.Graded, row.Revision + 1, now);
        row.Grades = [.. request.Grades];
        // a later change does not measure how long the judgement took
        row.TookMs = isFirst ? JudgementTime.ToMs(request.Took) : row.TookMs;
        auditTrail.Append(db, actor.PersonOrNull, EventOf(row, isFirst));
        ChangeFeed.Append(db, ChangeKind.Study, row.StudyId.ToString("D"), now);
        return await db.TrySaveChangesAsync(cancellationToken) ? new JudgedPair(row.Revision, known) : Clash;
    }

    private static Error Clash => Error.Conflict(Texts.GradedElsewhere);

    private static AuditEvent EventOf(StudyPairRow row, bool isFirst) =>
        new(
            isFirst ? "grade.slate" : "regrade.slate",
            "study",
            row.StudyId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["pair"] = string.Create(CultureInfo.InvariantCulture, $"{row.ReviewerId:D}/{row.Position}"),
                ["revision"] = row.Revision.ToString(CultureInfo.InvariantCulture),
                ["hash"] = CanonicalHash.Of(
                    CanonicalJson.Serialize(row.Grades.Select(grade => grade.ToString(CultureInfo.InvariantCulture)).ToArray())
                ),
            }
        );
}

/// <summary>A reviewer's grades of a single list.</summary>
/// <param name="Grades">One for each suggestion, in the order of the list.</param>
/// <param name="Revision">Revision of the list that was on screen.</param>
/// <param name="Took">Time from display to judgement.</param>
public sealed record GradeSlateRequest(Guid StudyId, int Position, IReadOnlyList<int> Grades, long Revision, TimeSpan Took);

using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>Records a reviewer's judgement of a pair, or changes it, until the study is closed (R142, R143).</summary>
public sealed class JudgePair(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    public async Task<Result<JudgedPair>> RunAsync(Actor actor, JudgePairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.JudgePairs, "judge.pair", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (Check(request.Judgement) is { } problem)
        {
            return Error.Invalid(problem);
        }

        var place = new PairPlace(request.StudyId, request.Position, IsGraded: false);
        var found = await OwnPairs.TakeAsync(scope.Db, scope.Access, place, cancellationToken);
        return found.IsOk ? await WriteAsync(scope.Db, actor, request, found.Value, cancellationToken) : found.Error;
    }

    private static string? Check(Judgement judgement) =>
        judgement switch
        {
            null => Texts.AnswerMissing,
            _ when !Enum.IsDefined(judgement.Choice) => Texts.ThereIsNoSuchChoice,
            _ when judgement.Reasons.Any(reason => !JudgementReasons.IsKnown(reason)) => Texts.OneOfTheReasons,
            _ when !judgement.Ratings.AreValid => Texts.ARatingIsANumber,
            _ => null,
        };

    private async Task<Result<JudgedPair>> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        JudgePairRequest request,
        StudyPairRow row,
        CancellationToken cancellationToken
    )
    {
        var judgement = request.Judgement;
        var verdict = PairVerdicts.Of(judgement.Choice, row.IsALeft);
        string[] reasons = [.. judgement.Reasons.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var known = await KnownFeedback.ReadAsync(db, row, JudgedRow.From(row) with { Verdict = verdict }, cancellationToken);
        if (IsSame(row, verdict, reasons, judgement.Ratings))
        {
            return new JudgedPair(row.Revision, known); // a repeated request
        }

        if (row.Revision != request.Revision)
        {
            return Clash;
        }

        if (known is not null && row.Verdict is not null)
        {
            return Error.Conflict(Texts.AnswerWasTold); // the share of right answers is of first judgements
        }

        var (isFirst, now) = (row.Verdict is null, Timestamps.Round(clock.GetUtcNow()));
        (row.Verdict, row.Reasons, row.Revision) = (verdict, reasons, row.Revision + 1);
        (row.Usefulness, row.PolicyCorrectness, row.Faithfulness) = judgement.Ratings;
        row.JudgedAt = now;
        // a later change does not measure how long the judgement took
        row.TookMs = isFirst ? JudgementTime.ToMs(request.Took) : row.TookMs;
        auditTrail.Append(db, actor.PersonOrNull, EventOf(row, isFirst));
        await Contradiction.NoticeAsync(db, row, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Study, row.StudyId.ToString("D"), now);
        return await db.TrySaveChangesAsync(cancellationToken) ? new JudgedPair(row.Revision, known) : Clash;
    }

    private static Error Clash => Error.Conflict(Texts.JudgedElsewhere);

    private static bool IsSame(StudyPairRow row, PairVerdict verdict, string[] reasons, PairRatings ratings) =>
        row.Verdict == verdict
        && row.Reasons.SequenceEqual(reasons, StringComparer.Ordinal)
        && ratings == new PairRatings(row.Usefulness, row.PolicyCorrectness, row.Faithfulness);

    // The row contains the verdict; the audit entry proves it by hash without revealing which system won.
    private static AuditEvent EventOf(StudyPairRow row, bool isFirst) =>
        new(
            isFirst ? "judge.pair" : "rejudge.pair",
            "study",
            row.StudyId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["pair"] = string.Create(CultureInfo.InvariantCulture, $"{row.ReviewerId:D}/{row.Position}"),
                ["revision"] = row.Revision.ToString(CultureInfo.InvariantCulture),
                ["hash"] = CanonicalHash.Of(
                    CanonicalJson.Serialize(
                        new[] { row.Verdict!.Value.ToCode(), Scale(row.Usefulness), Scale(row.PolicyCorrectness), Scale(row.Faithfulness) }
                            .Concat(row.Reasons)
                            .ToArray()
                    )
                ),
            }
        );

    private static string Scale(int? rating) => rating?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A reviewer's judgement of a pair.</summary>
/// <param name="Revision">Revision of the pair that was on screen.</param>
/// <param name="Took">Time from display to judgement.</param>
public sealed record JudgePairRequest(Guid StudyId, int Position, Judgement Judgement, long Revision, TimeSpan Took);

/// <summary>A stored judgement.</summary>
/// <param name="Known">What the reviewer is told of a pair with a known answer; null for any other pair.</param>
public sealed record JudgedPair(long Revision, KnownFeedback? Known);

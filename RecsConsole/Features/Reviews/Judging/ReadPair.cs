using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>Reads the next pair to judge, or a requested one; checks permission on the case each time (R144, R199).</summary>
public sealed class ReadPair(OperationScopeFactory scopes)
{
    public async Task<Result<JudgeView>> RunAsync(Actor actor, ReadPairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.JudgePairs, "read.pair", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var own = await OwnPairs.ReadAsync(scope.Db, scope.Access, request.StudyId, cancellationToken);
        if (own is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchStudyOrItHasNo);
        }

        if (scope.Access.HasFailed)
        {
            return Error.Unavailable(Texts.NotChecked);
        }

        return await ToViewAsync(scope.Db, actor, own, request, cancellationToken);
    }

    private static async Task<JudgeView> ToViewAsync(
        ConsoleDbContext db,
        Actor actor,
        OwnPairs own,
        ReadPairRequest request,
        CancellationToken cancellationToken
    ) =>
        new(
            own.Study.Id,
            own.Study.Name,
            own.All.Count,
            own.Judged,
            own.LeftOut,
            own.Waiting,
            own.TimeLeft,
            own.IsOpen,
            own.IsOpen && PlaceOf(own, request) is { } place ? await ReadAsync(db, actor, own, place, cancellationToken) : null,
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        )
        {
            Guideline = own.Study.Guideline,
            IsGraded = own.Study.IsGraded(),
        };

    private static OwnPair? PlaceOf(OwnPairs own, ReadPairRequest request) =>
        request.After is { } after ? own.WaitingAfter(after) : own.At(request.Position);

    private static async Task<PairView?> ReadAsync(
        ConsoleDbContext db,
        Actor actor,
        OwnPairs own,
        OwnPair place,
        CancellationToken cancellationToken
    )
    {
        var row = await db
            .StudyPairs.AsNoTracking()
            .SingleAsync(
                pair => pair.StudyId == own.Study.Id && pair.ReviewerId == actor.PersonId && pair.Position == place.Position,
                cancellationToken
            );
        var labels = StoredSlate.LabelsOf(row.LabelsJson);
        var beside = await PairCaseReader.ReadAsync(db, row.CaseId, labels, cancellationToken);
        if (beside is null)
        {
            return null;
        }

        var language = await ReaderLanguage.OfAsync(db, actor.PersonId, cancellationToken);
        var a = StoredSlate.Cards(row.SlateA, labels, language);
        var b = StoredSlate.Cards(row.SlateB, labels, language);
        var isALeft = row.IsALeft || own.Study.IsGraded(); // a single list has no sides
        return new(
            row.Position,
            own.Before(row.Position)?.Position,
            own.After(row.Position)?.Position,
            beside,
            isALeft ? a : b,
            isALeft ? b : a,
            JudgementMapper(row),
            row.Revision
        )
        {
            Grades = [.. row.Grades],
        };
    }

    private static Judgement? JudgementMapper(StudyPairRow row) =>
        PairVerdicts.ChoiceOf(row.Verdict, row.IsALeft) is { } choice
            ? new(choice, [.. row.Reasons], new(row.Usefulness, row.PolicyCorrectness, row.Faithfulness))
            : null;
}

/// <summary>Which pair of a study to read.</summary>
/// <param name="Position">Null means the first waiting pair.</param>
/// <param name="After">The first waiting pair after this position.</param>
public sealed record ReadPairRequest(Guid StudyId, int? Position = null, int? After = null);

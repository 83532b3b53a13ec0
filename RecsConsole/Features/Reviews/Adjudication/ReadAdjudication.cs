using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Platform;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>Reads a disputed case, or one that nobody has judged, as its reviewers see it, for a lead, who is not told which system is which either.</summary>
public sealed class ReadAdjudication(OperationScopeFactory scopes)
{
    private const string Name = "read.adjudication";

    public async Task<Result<AdjudicationView>> RunAsync(Actor actor, Guid studyId, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await CaseToDecide.ReadAsync(scope, Name, studyId, caseId, cancellationToken);
        return found.IsOk ? await ToViewAsync(scope, found.Value, cancellationToken) : found.Error;
    }

    private static async Task<Result<AdjudicationView>> ToViewAsync(
        OperationScope scope,
        CaseToDecide dispute,
        CancellationToken cancellationToken
    )
    {
        var (shown, decided) = (dispute.Shown, dispute.Decided);
        var labels = StoredSlate.LabelsOf(shown.LabelsJson);
        if (await PairCaseReader.ReadAsync(scope.Db, shown.CaseId, labels, cancellationToken) is not { } beside)
        {
            return Error.NotFound(Texts.DisputeNotFound);
        }

        var language = await ReaderLanguage.OfAsync(scope.Db, scope.Actor.PersonId, cancellationToken);
        var isALeft = shown.IsALeft || dispute.IsGraded; // a single list has no sides
        var a = StoredSlate.Cards(shown.SlateA, labels, language);
        var b = StoredSlate.Cards(shown.SlateB, labels, language);
        var people = dispute.Judged.Select(row => row.ReviewerId).Concat(decided is null ? [] : [decided.DecidedById]);
        var names = await PeopleNames.ReadAsync(scope.Db, people.Distinct().ToList(), cancellationToken);
        return new AdjudicationView(
            dispute.Study.Id,
            dispute.Study.Name,
            beside,
            isALeft ? a : b,
            isALeft ? b : a,
            [.. dispute.Judged.Select(row => JudgementOf(row, isALeft, names))],
            dispute.IsAlike,
            decided is null ? null : DecisionOf(decided, isALeft, names),
            decided?.Revision ?? 0,
            dispute.IsKnown,
            dispute.IsFixed,
            await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken)
        )
        {
            IsGraded = dispute.IsGraded,
        };
    }

    // by the sides on the lead's screen, not those of the reviewer
    private static DisputedJudgement JudgementOf(StudyPairRow row, bool isALeft, Dictionary<Guid, string> names) =>
        new(
            names.GetValueOrDefault(row.ReviewerId) ?? Texts.Somebody,
            PairVerdicts.ChoiceOf(row.Verdict, isALeft) ?? PairChoice.Equal,
            [.. row.Reasons.Select(JudgementReasons.Words)]
        );

    private static AdjudicationDecision DecisionOf(StudyAdjudicationRow row, bool isALeft, Dictionary<Guid, string> names) =>
        new(
            PairVerdicts.ChoiceOf(row.Verdict, isALeft) ?? PairChoice.Equal,
            [.. row.Reasons],
            names.GetValueOrDefault(row.DecidedById) ?? Texts.Somebody,
            row.DecidedAt,
            row.Explanation ?? ""
        )
        {
            Grades = [.. row.Grades],
        };
}

/// <summary>A case on which reviewers disagree, or with a known answer. Nothing in it identifies or ranks the systems.</summary>
/// <param name="IsAlike">All reviewers saw the same suggestions; if not, their permissions differed.</param>
/// <param name="Decision">Null while undecided.</param>
/// <param name="Revision">Revision of the decision; 0 without one.</param>
/// <param name="IsKnown">The decision is a known answer, or would be one: nobody had judged before.</param>
/// <param name="IsFixed">Reviewers were told the known answer, so it cannot change.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record AdjudicationView(
    Guid StudyId,
    string Study,
    PairCase Case,
    IReadOnlyList<PairCard> Left,
    IReadOnlyList<PairCard> Right,
    IReadOnlyList<DisputedJudgement> Said,
    bool IsAlike,
    AdjudicationDecision? Decision,
    long Revision,
    bool IsKnown,
    bool IsFixed,
    string? TimeZone
)
{
    /// <summary>The suggestions of one list, on the left, get grades.</summary>
    public bool IsGraded { get; init; }
}

/// <summary>A reviewer's judgement, by the sides on the lead's screen.</summary>
/// <param name="Reasons">The reasons in words.</param>
public sealed record DisputedJudgement(string Reviewer, PairChoice Choice, IReadOnlyList<string> Reasons);

/// <summary>The lead's decision.</summary>
/// <param name="Reasons">Keys.</param>
/// <param name="Explanation">Why a known answer is right; empty for a disagreement.</param>
public sealed record AdjudicationDecision(
    PairChoice Choice,
    IReadOnlyList<string> Reasons,
    string By,
    DateTimeOffset At,
    string Explanation
)
{
    /// <summary>The known grades of a single list, in its order; empty for a pair.</summary>
    public IReadOnlyList<int> Grades { get; init; } = [];
}

using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>
/// A case of a study that a lead may decide: its reviewers disagree, or nobody has judged it yet and the lead gives it a known answer.
/// </summary>
/// <param name="Pairs">All pairs of the case, by reviewer.</param>
/// <param name="Decided">Null while undecided.</param>
internal sealed record CaseToDecide(StudyRow Study, IReadOnlyList<StudyPairRow> Pairs, StudyAdjudicationRow? Decided)
{
    /// <summary>The judgements of the case, by reviewer.</summary>
    public IReadOnlyList<StudyPairRow> Judged { get; } = [.. Pairs.Where(row => row.Verdict is not null)];

    /// <summary>The items of one list are graded; nobody compares, so that only a known answer can be given.</summary>
    public bool IsGraded { get; } = Study.IsGraded();

    /// <summary>The decision is one before the judging: a known answer.</summary>
    public bool IsKnown => Decided?.IsKnownAnswer ?? Judged.Count == 0;

    /// <summary>Reviewers were already told the answer, so it stays.</summary>
    public bool IsFixed => Decided is { IsKnownAnswer: true } && (Judged.Count > 0 || Study.Status is not StudyStatus.Open);

    /// <summary>The pair as the lead sees it: as the first reviewer saw it, on the same sides.</summary>
    public StudyPairRow Shown => IsKnown ? Pairs[0] : Judged[0];

    /// <summary>Whether all reviewers saw the same suggestions in the same order.</summary>
    public bool IsAlike =>
        (IsKnown ? Pairs : Judged).Select(row => Findings.JudgedRow.From(row).Shown).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>
    /// The case, if this lead may decide it: one they may see and do not judge themselves. Every other reason looks like a missing case.
    /// </summary>
    public static async Task<Result<CaseToDecide>> ReadAsync(
        OperationScope scope,
        string operation,
        Guid studyId,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        var study = await scope.Db.Studies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == studyId, cancellationToken);
        var found = await scope.Db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, cancellationToken);
        if (study is null || found is null)
        {
            return Error.NotFound(Texts.DisputeNotFound);
        }

        if (!await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(found), cancellationToken))
        {
            return await scope.DenyAsync(
                operation,
                "study",
                studyId.ToString("D"),
                Error.NotFound(Texts.DisputeNotFound),
                cancellationToken
            );
        }

        return await ReadAsync(scope, study, caseId, cancellationToken);
    }

    private static async Task<Result<CaseToDecide>> ReadAsync(
        OperationScope scope,
        StudyRow study,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        var pairs = await scope
            .Db.StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == study.Id && row.CaseId == caseId)
            .OrderBy(row => row.ReviewerId)
            .ToListAsync(cancellationToken);
        var decided = await scope.Db.StudyAdjudications.FirstOrDefaultAsync(
            row => row.StudyId == study.Id && row.CaseId == caseId,
            cancellationToken
        );
        var found = new CaseToDecide(study, pairs, decided);
        if (!found.MayBeDecided)
        {
            return Error.NotFound(Texts.DisputeNotFound);
        }

        // a lead who judges the case would otherwise know the answer
        var own = found.IsKnown ? found.Pairs : found.Judged;
        return own.Any(row => row.ReviewerId == scope.Actor.PersonId) ? Error.Forbidden(Texts.DisputeIsYourOwn) : found;
    }

    private bool MayBeDecided =>
        Decided is { IsKnownAnswer: true }
        || (Judged.Count == 0 && Pairs.Count > 0 && Study.Status is StudyStatus.Open)
        || Judged.Select(row => row.Verdict).Distinct().Count() > 1;
}

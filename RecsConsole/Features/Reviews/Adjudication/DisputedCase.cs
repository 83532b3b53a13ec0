using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>A case of a study on which its reviewers disagree, with the lead's decision.</summary>
/// <param name="Judged">By reviewer; at least two judgements, not all with the same verdict.</param>
/// <param name="Decided">Null while undecided.</param>
internal sealed record DisputedCase(StudyRow Study, IReadOnlyList<StudyPairRow> Judged, StudyAdjudicationRow? Decided)
{
    /// <summary>The pair as the lead sees it: as the first reviewer saw it, on the same sides.</summary>
    public StudyPairRow Shown => Judged[0];

    /// <summary>Whether all reviewers saw the same suggestions in the same order.</summary>
    public bool IsAlike => Judged.Select(row => Findings.JudgedRow.From(row).Shown).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>
    /// The case, if this lead may decide it: one they may see and did not judge themselves. Every other reason looks like a missing case.
    /// </summary>
    public static async Task<Result<DisputedCase>> ReadAsync(
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

        var judged = await scope
            .Db.StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == studyId && row.CaseId == caseId && row.Verdict != null)
            .OrderBy(row => row.ReviewerId)
            .ToListAsync(cancellationToken);
        if (judged.Select(row => row.Verdict).Distinct().Count() < 2)
        {
            return Error.NotFound(Texts.DisputeNotFound);
        }

        if (judged.Exists(row => row.ReviewerId == scope.Actor.PersonId))
        {
            return Error.Forbidden(Texts.DisputeIsYourOwn);
        }

        var decided = await scope.Db.StudyAdjudications.FirstOrDefaultAsync(
            row => row.StudyId == studyId && row.CaseId == caseId,
            cancellationToken
        );
        return new DisputedCase(study, judged, decided);
    }
}

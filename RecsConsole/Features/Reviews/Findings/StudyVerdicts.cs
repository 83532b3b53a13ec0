using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>Closed studies that compared a model, for its promotion gate (R148).</summary>
internal sealed class StudyVerdicts : IStudyVerdicts
{
    public async Task<IReadOnlyList<StudyVerdict>> ReadAsync(ConsoleDbContext db, ModelRow model, CancellationToken cancellationToken)
    {
        var key = model.Id.ToString("D");
        var studies = await db
            .Studies.AsNoTracking()
            .Where(row => row.Status == StudyStatus.Closed && (row.SystemA == key || row.SystemB == key))
            .OrderByDescending(row => row.ClosedAt)
            .ToListAsync(cancellationToken);
        var verdicts = new List<StudyVerdict>();
        foreach (var study in studies.DistinctBy(row => IsA(row, key) ? row.SystemB : row.SystemA, StringComparer.Ordinal))
        {
            verdicts.Add(await OfAsync(db, study, IsA(study, key), cancellationToken));
        }

        return verdicts;
    }

    private static async Task<StudyVerdict> OfAsync(ConsoleDbContext db, StudyRow study, bool isA, CancellationToken cancellationToken)
    {
        var rows = await db.StudyPairs.AsNoTracking().Where(row => row.StudyId == study.Id).ToListAsync(cancellationToken);
        var decided = await db
            .StudyAdjudications.AsNoTracking()
            .Where(row => row.StudyId == study.Id)
            .ToDictionaryAsync(row => row.CaseId, row => row.Verdict, cancellationToken);
        var cases = CaseVerdicts.Of(rows.Select(JudgedRow.From), decided);
        return new(
            study.Name,
            isA ? StudyDetails.SystemName(study.SystemB, study.VersionB) : StudyDetails.SystemName(study.SystemA, study.VersionA),
            isA ? cases.WinsOfA : new(cases.WinsOfA.Losses, cases.WinsOfA.Wins),
            cases.Undecided
        );
    }

    private static bool IsA(StudyRow study, string key) => string.Equals(study.SystemA, key, StringComparison.Ordinal);
}

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
            .Where(row => row.Status == StudyStatus.Closed && row.SystemB != "") // a study of single lists compared nothing
            .Where(row => row.SystemA == key || row.SystemB == key || row.OtherSystems.Contains(key))
            .OrderByDescending(row => row.ClosedAt)
            .ToListAsync(cancellationToken);
        var verdicts = new Dictionary<string, StudyVerdict>(StringComparer.Ordinal);
        foreach (var study in studies)
        {
            foreach (var (other, verdict) in await AgainstAsync(db, study, key, cancellationToken))
            {
                verdicts.TryAdd(other, verdict); // the latest study against each other system counts
            }
        }

        return [.. verdicts.Values];
    }

    // Each other system that the model met in the study. Cases with a known answer measured the reviewers only.
    private static async Task<IEnumerable<(string Other, StudyVerdict Verdict)>> AgainstAsync(
        ConsoleDbContext db,
        StudyRow study,
        string key,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.StudyPairs.AsNoTracking().Where(row => row.StudyId == study.Id).ToListAsync(cancellationToken);
        var decided = await db.StudyAdjudications.AsNoTracking().Where(row => row.StudyId == study.Id).ToListAsync(cancellationToken);
        var known = decided.Where(row => row.IsKnownAnswer).Select(row => row.CaseId).ToHashSet();
        var cases = CaseVerdicts.All(
            rows.Where(row => !known.Contains(row.CaseId)).Select(JudgedRow.From),
            decided.ToDictionary(row => row.CaseId, row => row.Verdict)
        );
        string[] systems = [study.SystemA, study.SystemB, .. study.OtherSystems];
        string[] versions = [study.VersionA, study.VersionB, .. study.OtherVersions];
        var own = Array.IndexOf(systems, key);
        return systems
            .Select((system, number) => (system, number))
            .Where(other => other.number != own)
            .Select(other =>
                (other.system, VerdictOf(study, cases, own, other.number, StudyDetails.SystemName(other.system, versions[other.number])))
            );
    }

    private static StudyVerdict VerdictOf(StudyRow study, IReadOnlyList<CaseVerdict> cases, int own, int other, string name)
    {
        var isA = own < other;
        var (first, second) = isA ? (own, other) : (other, own);
        var figures = CaseVerdicts.Of([.. cases.Where(each => each.NumberA == first && each.NumberB == second)]);
        return new(study.Name, name, isA ? figures.WinsOfA : new(figures.WinsOfA.Losses, figures.WinsOfA.Wins), figures.Undecided)
        {
            StudyId = study.Id,
        };
    }
}

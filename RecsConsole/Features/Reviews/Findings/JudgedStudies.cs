using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>Open studies in which every pair is judged, so that a lead can read the results and close them.</summary>
public sealed class JudgedStudies : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Study;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Study];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ManageStudies, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var db = desk.Scope.Db;
        var studies = await db
            .Studies.AsNoTracking()
            .Where(row => row.Status == StudyStatus.Open)
            .Where(row => db.StudyPairs.Any(pair => pair.StudyId == row.Id))
            .Where(row => !db.StudyPairs.Any(pair => pair.StudyId == row.Id && pair.Verdict == null))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Take(WaitingDesk.MaxItems)
            .Select(row => new
            {
                row.Id,
                row.Name,
                Pairs = db.StudyPairs.Count(pair => pair.StudyId == row.Id),
                LastAt = db.StudyPairs.Where(pair => pair.StudyId == row.Id).Max(pair => pair.JudgedAt),
                row.CreatedAt,
                row.SystemB,
            })
            .ToListAsync(cancellationToken);
        return studies.ConvertAll(study => new WaitingItem(
            Kind,
            $"judged/{study.Id:D}",
            study.Name,
            ReviewAddresses.Results(study.Id),
            study.LastAt ?? study.CreatedAt
        )
        {
            Detail = study.SystemB.Length == 0 ? Texts.AllListsAreGraded.With(study.Pairs) : Texts.AllPairsAreJudged.With(study.Pairs),
        });
    }
}

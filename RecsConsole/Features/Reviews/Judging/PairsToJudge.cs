using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>Open studies with pairs waiting for this reviewer; counts only pairs that the reviewer may see.</summary>
public sealed class PairsToJudge : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Study;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Study];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.JudgePairs, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var db = desk.Scope.Db;
        var reader = desk.ReaderId;
        var studies = await db
            .Studies.AsNoTracking()
            .Where(row => row.Status == StudyStatus.Open)
            .Where(row => db.StudyPairs.Any(pair => pair.StudyId == row.Id && pair.ReviewerId == reader && pair.Verdict == null))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Take(WaitingDesk.MaxItems)
            .Select(row => new { row.Id, row.CreatedById })
            .ToListAsync(cancellationToken);
        List<WaitingItem> items = [];
        foreach (var study in studies)
        {
            if (await OwnPairs.ReadAsync(db, desk.Scope.Access, study.Id, cancellationToken) is { Waiting: > 0 } pairs)
            {
                items.Add(
                    new(Kind, study.Id.ToString("D"), pairs.Study.Name, ReviewAddresses.Judge(study.Id), pairs.Study.CreatedAt)
                    {
                        Detail = pairs.Study.IsGraded()
                            ? Texts.ListsThatWait.With(pairs.Waiting, pairs.All.Count)
                            : Texts.PairsThatWait.With(pairs.Waiting, pairs.All.Count),
                        FromId = study.CreatedById,
                    }
                );
            }
        }

        return items;
    }
}

using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>Studies with disputed cases that this lead may decide.</summary>
public sealed class DisagreementsToDecide : IWorkSource
{
    // a closed study that stays undecided this long is accepted as it is
    private static readonly TimeSpan s_afterTheEnd = TimeSpan.FromDays(14);

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
        var disputes = await DisputesAsync(desk, cancellationToken);
        var ids = disputes.Select(each => each.CaseId).Distinct().ToList();
        var cases = await desk.Scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var visible = (await desk.Scope.KeepAsync(AccessOperation.ViewCase, cases, AccessResources.Of, cancellationToken))
            .Select(row => row.Id)
            .ToHashSet();
        return
        [
            .. disputes
                .Where(each => visible.Contains(each.CaseId))
                .GroupBy(each => (each.StudyId, each.Study))
                .Select(study => new WaitingItem(
                    Kind,
                    $"disputed/{study.Key.StudyId:D}",
                    study.Key.Study,
                    ReviewAddresses.Results(study.Key.StudyId),
                    study.Min(each => each.At)
                )
                {
                    Detail = Texts.DisagreementsThatWait.With(study.Count()),
                }),
        ];
    }

    private static async Task<List<Dispute>> DisputesAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        var (db, reader) = (desk.Scope.Db, desk.ReaderId);
        var since = desk.Scope.Now - s_afterTheEnd;
        var judged = await (
            from pair in db.StudyPairs.AsNoTracking()
            join study in db.Studies.AsNoTracking() on pair.StudyId equals study.Id
            where pair.Verdict != null && (study.ClosedAt == null || study.ClosedAt >= since)
            where !db.StudyAdjudications.Any(row => row.StudyId == pair.StudyId && row.CaseId == pair.CaseId)
            select new
            {
                study.Id,
                study.Name,
                pair.CaseId,
                pair.ReviewerId,
                pair.Verdict,
                pair.JudgedAt,
                study.CreatedAt,
            }
        ).ToListAsync(cancellationToken);
        var disputed = judged
            .GroupBy(each => (each.Id, each.CaseId))
            .Where(each => each.Select(row => row.Verdict).Distinct().Count() > 1)
            .Where(each => each.All(row => row.ReviewerId != reader))
            .ToList();
        var real = await SameQuestionAsync(db, [.. disputed.Select(each => each.Key.CaseId).Distinct()], cancellationToken);
        return
        [
            .. disputed
                .Where(each => real.Contains(each.Key))
                .Select(each => new Dispute(
                    each.Key.Id,
                    each.First().Name,
                    each.Key.CaseId,
                    each.Max(row => row.JudgedAt) ?? each.First().CreatedAt
                )),
        ];
    }

    // Reviewers whose rights differ may have seen different suggestions: their answers are to two questions, and nobody can decide between
    // them.
    private static async Task<HashSet<(Guid StudyId, Guid CaseId)>> SameQuestionAsync(
        ConsoleDbContext db,
        List<Guid> cases,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.Verdict != null && cases.Contains(row.CaseId))
            .Select(row => new
            {
                row.StudyId,
                row.CaseId,
                row.Verdict,
                row.SlateA,
                row.SlateB,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.StudyId, row.CaseId, Shown: StoredSlate.ShownOf(row.SlateA, row.SlateB)))
                .Where(same => same.Select(row => row.Verdict).Distinct().Count() > 1)
                .Select(same => (same.Key.StudyId, same.Key.CaseId)),
        ];
    }

    /// <param name="At">Time of the study's last judgement.</param>
    private sealed record Dispute(Guid StudyId, string Study, Guid CaseId, DateTimeOffset At);
}

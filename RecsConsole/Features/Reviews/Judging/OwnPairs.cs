using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>A reviewer's pairs of a study, limited to what the reviewer may see now: losing a permission removes the case.</summary>
internal sealed class OwnPairs
{
    // Below this number of own judgements there is no median.
    private const int MinForAMedian = 3;
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(90);

    private OwnPairs(StudyRow study, IReadOnlyList<OwnPair> all) => (Study, All) = (study, all);

    public StudyRow Study { get; }

    /// <summary>The pairs in the reviewer's own order.</summary>
    public IReadOnlyList<OwnPair> All { get; }

    public bool IsOpen => Study.Status is StudyStatus.Open;

    public int Judged => All.Count(pair => pair.IsJudged);

    /// <summary>The number of unjudged pairs whose case the reviewer can no longer see.</summary>
    public int LeftOut => All.Count(pair => pair is { IsJudged: false, MaySee: false });

    public int Waiting => All.Count(pair => pair is { IsJudged: false, MaySee: true });

    /// <summary>The reviewer's median time (or a usual time while there are few judgements), times the number of waiting pairs.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            var took = All.Select(pair => pair.TookMs).OfType<long>().Order().ToList();
            var each = took.Count < MinForAMedian ? s_usual : TimeSpan.FromMilliseconds(took[took.Count / 2]);
            return each * Waiting;
        }
    }

    /// <summary>The requested pair if the reviewer may still see its case; otherwise the next waiting one, wrapping around.</summary>
    public OwnPair? At(int? position) =>
        All.FirstOrDefault(pair => pair.Position == position) is { MaySee: true } asked ? asked : WaitingAfter(position);

    /// <summary>The next waiting pair after a position, wrapping around.</summary>
    public OwnPair? WaitingAfter(int? position)
    {
        var waiting = All.Where(pair => pair is { IsJudged: false, MaySee: true }).ToList();
        return waiting.FirstOrDefault(pair => pair.Position > (position ?? 0)) ?? (waiting.Count > 0 ? waiting[0] : null);
    }

    public OwnPair? Before(int position) => All.LastOrDefault(pair => pair.MaySee && pair.Position < position);

    public OwnPair? After(int position) => All.FirstOrDefault(pair => pair.MaySee && pair.Position > position);

    /// <summary>Null when the study does not exist or has nothing for this person: the two are indistinguishable.</summary>
    public static async Task<OwnPairs?> ReadAsync(ConsoleDbContext db, AccessCheck check, Guid studyId, CancellationToken cancellationToken)
    {
        var study = await db.Studies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == studyId, cancellationToken);
        if (study is null)
        {
            return null;
        }

        var pairs = await ReadAsync(db, check, study, cancellationToken);
        return pairs.Count == 0 ? null : new(study, pairs);
    }

    /// <summary>The row of a pair or list that the reviewer may judge now.</summary>
    public static async Task<Result<StudyPairRow>> TakeAsync(
        ConsoleDbContext db,
        AccessCheck check,
        PairPlace asked,
        CancellationToken cancellationToken
    )
    {
        var own = await ReadAsync(db, check, asked.StudyId, cancellationToken);
        var place = own?.All.FirstOrDefault(pair => pair.Position == asked.Position);
        if (own is null || place is null || own.Study.IsGraded() != asked.IsGraded)
        {
            return Error.NotFound(Texts.PairNotFound);
        }

        if (!own.IsOpen)
        {
            return Error.Conflict(Texts.StudyClosedMeanwhile);
        }

        if (!place.MaySee)
        {
            return Error.Forbidden(Texts.CaseNoLongerSeen);
        }

        // Updated without changes: closing the study at the same time then causes a conflict, while another reviewer's judgement does not.
        db.Attach(own.Study);
        db.Entry(own.Study).Property(study => study.Revision).IsModified = true;
        return await db.StudyPairs.SingleAsync(
            pair => pair.StudyId == asked.StudyId && pair.ReviewerId == check.Subject.PersonId && pair.Position == asked.Position,
            cancellationToken
        );
    }

    private static async Task<IReadOnlyList<OwnPair>> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        StudyRow study,
        CancellationToken cancellationToken
    )
    {
        var (studyId, reviewer) = (study.Id, check.Subject.PersonId);
        var rows = await (
            from pair in db.StudyPairs.AsNoTracking()
            where pair.StudyId == studyId && pair.ReviewerId == reviewer
            join row in db.Cases on pair.CaseId equals row.Id
            orderby pair.Position
            select new
            {
                pair.Position,
                pair.CaseId,
                pair.Verdict,
                pair.TookMs,
                row.Classification,
                row.Region,
                row.TeamKey,
                row.AssigneeId,
            }
        ).ToListAsync(cancellationToken);
        bool MaySee(AccessResource resource) => check.Decide(AccessOperation.ViewCase, resource).Permitted;
        return
        [
            .. rows.Select(row => new OwnPair(
                row.Position,
                row.CaseId,
                row.Verdict is not null,
                row.TookMs,
                MaySee(AccessResources.OfCase(db.TenantId, row.CaseId, row.Classification, row.Region, row.TeamKey, row.AssigneeId))
            )),
        ];
    }
}

/// <summary>One pair, reduced to its progress.</summary>
internal sealed record OwnPair(int Position, Guid CaseId, bool IsJudged, long? TookMs, bool MaySee);

/// <summary>Which pair of a study to judge.</summary>
/// <param name="IsGraded">It is a single list to grade.</param>
internal sealed record PairPlace(Guid StudyId, int Position, bool IsGraded);

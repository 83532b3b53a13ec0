using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Draws the cases of a study and computes the two slates of each pair from one snapshot that the reviewer may have.</summary>
public sealed class PairMaker(ReviewerContext seat, OperationScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The kind of slate that is compared.</summary>
    public const SlateKind Kind = SlateKind.Action;

    internal async Task<CreatedPairs> MakeAsync(ConsoleDbContext db, PairMakerRequest request, CancellationToken cancellationToken)
    {
        var draw = new StudyDraw(request.Seed);
        var checks = await ChecksAsync(db, request, cancellationToken);
        var plan = new StudyPlan([.. checks.Keys], request.Study.OverlapPercent, draw);
        var pairing = new SystemPairing(request.Lists is null ? request.Systems.Count : 2, draw);
        var rows = new List<StudyPairRow>();
        var waiting = new Queue<Permitted>();
        var (notVisible, same, looked) = (0, 0, 0);
        foreach (var permitted in InOrder(draw.Shuffle(request.Pool), checks, waiting))
        {
            if (plan.Cases == StudyPool.Wanted(request.Study))
            {
                break;
            }

            if (!permitted.HasWaited && plan.ShouldWait(permitted.Reviewers))
            {
                waiting.Enqueue(permitted with { HasWaited = true });
                continue;
            }

            notVisible += permitted.Reviewers.Count == 0 ? 1 : 0;
            var made = await MakeAsync(db, request, new(permitted.CaseId, plan.Choose(permitted.Reviewers)), pairing, cancellationToken);
            if (!permitted.HasWaited && plan.IsOverlapDue && made.Count == 1)
            {
                waiting.Enqueue(permitted with { HasWaited = true }); // the second reviewer would see two equal slates
                continue;
            }

            looked++;
            same += permitted.Reviewers.Count > 0 && made.Count == 0 ? 1 : 0;
            Took(made, plan, pairing, draw);
            rows.AddRange(made);
            request.Study.Progress?.Report(new(plan.Cases, looked));
        }

        Number(rows, draw);
        return new(rows, plan.Cases, plan.Overlapping, notVisible, same);
    }

    // First each case with the reviewers who may see it now, then those that were deferred.
    private static IEnumerable<Permitted> InOrder(
        IReadOnlyList<AccessResource> pool,
        Dictionary<Guid, AccessCheck> checks,
        Queue<Permitted> waiting
    )
    {
        foreach (var resource in pool)
        {
            yield return new(
                resource.Id,
                [.. checks.Where(each => each.Value.Decide(AccessOperation.ViewCase, resource).Permitted).Select(each => each.Key)]
            );
        }

        while (waiting.TryDequeue(out var next))
        {
            yield return next;
        }
    }

    // The two systems that met least and show something different to at least one reviewer of the case.
    private async Task<List<StudyPairRow>> MakeAsync(
        ConsoleDbContext db,
        PairMakerRequest request,
        Permitted chosen,
        SystemPairing pairing,
        CancellationToken cancellationToken
    )
    {
        var made = new List<StudyPairRow>();
        foreach (var meeting in pairing.InOrder())
        {
            foreach (var reviewer in chosen.Reviewers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await MakeAsync(db, request, meeting, new(chosen.CaseId, [reviewer]), cancellationToken) is { } row)
                {
                    made.Add(row);
                }
            }

            if (made.Count > 0)
            {
                break;
            }
        }

        return made;
    }

    private static void Took(List<StudyPairRow> made, StudyPlan plan, SystemPairing pairing, StudyDraw draw)
    {
        plan.Took([.. made.Select(row => row.ReviewerId)]);
        foreach (var row in made)
        {
            row.IsALeft = draw.Coin();
        }

        if (made is [var first, ..])
        {
            pairing.Took(new(first.NumberA, first.NumberB));
        }
    }

    // Each reviewer gets their own order, so that two who judge the same cases do not tire at the same ones.
    private static void Number(List<StudyPairRow> rows, StudyDraw draw)
    {
        foreach (var own in rows.GroupBy(row => row.ReviewerId).OrderBy(own => own.Key))
        {
            var position = 0;
            foreach (var row in draw.Shuffle(own))
            {
                row.Position = ++position;
            }
        }
    }

    private async Task<Dictionary<Guid, AccessCheck>> ChecksAsync(
        ConsoleDbContext db,
        PairMakerRequest request,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var checks = new Dictionary<Guid, AccessCheck>();
        foreach (var reviewer in request.Study.Reviewers.Distinct().Order())
        {
            checks[reviewer] = await scopes.ReadRightsAsync(db, reviewer, now, cancellationToken);
        }

        return checks;
    }

    // No pair where both show the same, or nothing, and no single list without an item: there is nothing to judge.
    private async Task<StudyPairRow?> MakeAsync(
        ConsoleDbContext db,
        PairMakerRequest request,
        SystemMeeting meeting,
        Permitted chosen,
        CancellationToken cancellationToken
    )
    {
        var (reviewer, caseId) = (chosen.Reviewers[0], chosen.CaseId);
        var actor = new Actor(db.TenantId, reviewer);
        if (await seat.ReadAsync(db, actor, caseId, cancellationToken) is not { } seated)
        {
            return null;
        }

        var shown = request.Lists is { } lists ? lists.Of(caseId, seated) : Ranked(request, seated, meeting);
        return StoredSlate
            .Cards(shown.A, shown.Labels, ExplanationLanguage.Codes[0])
            .SequenceEqual(StoredSlate.Cards(shown.B, shown.Labels, ExplanationLanguage.Codes[0]))
            ? null
            : new()
            {
                TenantId = db.TenantId,
                StudyId = request.Study.StudyId,
                ReviewerId = reviewer,
                CaseId = caseId,
                NumberA = meeting.A,
                NumberB = meeting.B,
                SlateA = StoredSlate.Pack(shown.A),
                SlateB = StoredSlate.Pack(shown.B),
                LabelsJson = StoredSlate.Pack(shown.Labels),
                Revision = 1,
            };
    }

    private static ShownPair Ranked(PairMakerRequest request, ReviewerCase seated, SystemMeeting meeting)
    {
        var rankingRequest = RecommendationRequest.From(seated.Snapshot.Shared.Configuration, request.Seed);
        var a = Shown(request.Systems[meeting.A], seated, rankingRequest);
        var b = meeting.IsAlone ? [] : Shown(request.Systems[meeting.B], seated, rankingRequest);
        return new(a, b, SlateLabels.Of(seated.Snapshot.Case.State, seated.LastOrdinal, seated.Facts, [.. a, .. b]));
    }

    private static List<SlateItem> Shown(RankingSystem system, ReviewerCase seated, RecommendationRequest rankingRequest)
    {
        var slate = system.Pipeline.Recommend(seated.Snapshot, rankingRequest).Slates.First(slate => slate.Kind == Kind);
        return [.. slate.Items.Take(slate.Size)];
    }
}

/// <summary>A case with the reviewers who may see it now.</summary>
internal sealed record Permitted(Guid CaseId, IReadOnlyList<Guid> Reviewers, bool HasWaited = false);

/// <summary>The input for making pairs.</summary>
/// <param name="Lists">The lists of a lead's own tasks; null when the systems rank.</param>
internal sealed record PairMakerRequest(
    CreateStudyRequest Study,
    long Seed,
    IReadOnlyList<RankingSystem> Systems,
    IReadOnlyList<AccessResource> Pool,
    TaskLists? Lists = null
);

/// <summary>The pairs of a study before they are stored.</summary>
internal sealed record CreatedPairs(IReadOnlyList<StudyPairRow> Rows, int Cases, int Overlapping, int NotVisible, int Same);

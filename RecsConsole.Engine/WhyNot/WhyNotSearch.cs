namespace RecsConsole.Engine.WhyNot;

/// <summary>
/// Finds the smallest change that would show an item: sets of changes ordered by their number and then by their size, each tried on
/// the real pipeline. A set grows by a change that could remove the current reason against the item, so that nothing smaller is missed; an
/// amount is first tried at its maximum and then bisected down to the least that suffices.
/// </summary>
public sealed class WhyNotSearch(RecommendationPipeline pipeline, int mostRuns = 4000)
{
    /// <summary>Larger sets of changes would not be useful as an explanation.</summary>
    public const int MaxChanges = 7;

    /// <summary>Why the item is not shown, and what would show it.</summary>
    public WhyNotAnswer Find(WhyNotQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var reader = new CandidateOutcomeReader(pipeline, question);
        var outcome = reader.Read([]);
        var found = outcome.Stage == WhyNotStage.Shown ? [] : Smallest(reader, question, outcome);
        var rank = found is null ? null : reader.Prove(found);
        return new(
            outcome,
            rank is null ? null : found,
            rank,
            found is not null && found.Count(change => change.HasAmount) < 2,
            reader.Runs
        );
    }

    private IReadOnlyList<CounterfactualChange>? Smallest(CandidateOutcomeReader reader, WhyNotQuestion question, CandidateOutcome outcome)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var frontier = new PriorityQueue<ChangeSet, (int Count, long Size, int Order)>();
        var order = 0;
        Expand(ChangeSet.None, outcome);
        while (frontier.TryDequeue(out var set, out _) && reader.Runs < mostRuns)
        {
            if (set.IsSettled)
            {
                return set.Changes;
            }

            var now = reader.Read(set.Changes);
            if (now.Stage != WhyNotStage.Shown)
            {
                Expand(set, now);
                continue;
            }

            set = Settle(reader, set);
            frontier.Enqueue(set, (set.Changes.Count, set.Size, order++));
        }

        return null;

        void Expand(ChangeSet set, CandidateOutcome now)
        {
            var snapshot = ChangeApplier.Apply(question.Snapshot, set.Changes, question.Item);
            foreach (var change in PossibleChanges.Against(now, snapshot, question.Item))
            {
                var next = set.With(change);
                if (next.Changes.Count <= MaxChanges && !set.Has(change) && seen.Add(next.Key))
                {
                    frontier.Enqueue(next, (next.Changes.Count, next.LeastSize, order++));
                }
            }
        }
    }

    // Reduces each amount to the least that still shows the item, with the others unchanged.
    private static ChangeSet Settle(CandidateOutcomeReader reader, ChangeSet set)
    {
        var changes = set.Changes.ToArray();
        for (var i = 0; i < changes.Length; i++)
        {
            if (!changes[i].HasAmount)
            {
                continue;
            }

            var (least, most) = (1L, changes[i].Amount);
            while (least < most)
            {
                var middle = least + ((most - least) / 2);
                CounterfactualChange[] tried = [.. changes];
                tried[i] = tried[i] with { Amount = middle };
                if (reader.Read(tried).Stage == WhyNotStage.Shown)
                {
                    most = middle;
                }
                else
                {
                    least = middle + 1;
                }
            }

            changes[i] = changes[i] with { Amount = most };
        }

        return new(changes, IsSettled: true);
    }
}

using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// What the found cases with the most similar sequence of actions did next. Each case is compared up to the point where it resembles this
/// one most, and its next step gets that similarity as a vote; see <see cref="SequenceMatch"/>. Off until a tenant switches it on.
/// </summary>
public sealed class ActionSequenceSource : ICandidateSource
{
    // longer histories are compared by their last steps, longer cases by their first
    private const int MaxDone = 24;
    private const int MaxSteps = 48;

    /// <inheritdoc />
    public string Name => SourceNames.ActionSequences;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        string[] done = [.. snapshot.History.TakeLast(MaxDone).Select(step => step.Activity)];
        var votes = new Dictionary<string, List<Vote>>(StringComparer.Ordinal);
        var cases = 0;
        foreach (var hit in snapshot.Visible.SimilarCases)
        {
            if (PrecedentAge.From(hit, index).IsSuperseded)
            {
                continue;
            }

            cases++;
            string[] steps = [.. hit.Steps.Take(MaxSteps).Select(step => step.Activity)];
            if (SequenceMatch.Best(done, steps) is { } match && index.Catalog.Action(steps[match.Next]) is not null)
            {
                if (!votes.TryGetValue(steps[match.Next], out var own))
                {
                    votes[steps[match.Next]] = own = [];
                }

                own.Add(new(hit.CaseId, match.Similarity));
            }
        }

        foreach (var (action, own) in votes)
        {
            var ids = own.OrderByDescending(vote => vote.Similarity).Take(CandidateSources.MaxEvidence).Select(vote => vote.CaseId);
            yield return Proposal.Of(
                this,
                action,
                own.Sum(vote => vote.Similarity) / cases, // a mean: cases that resemble it little count little
                [.. ids.Select(id => id.ToString("D"))]
            );
        }
    }

    private readonly record struct Vote(Guid CaseId, long Similarity);
}

/// <summary>The point of a finished case up to which its steps resemble those of another case most.</summary>
/// <param name="Next">Index of the step that came next.</param>
/// <param name="Similarity">
/// Twice the length of the longest common subsequence, by the length of both sequences; scaled by 1,000,000. Two empty ones are equal.
/// </param>
internal readonly record struct SequenceMatch(int Next, long Similarity)
{
    /// <summary>The first best point before the last step; null when nothing is alike before any step.</summary>
    public static SequenceMatch? Best(IReadOnlyList<string> done, IReadOnlyList<string> steps)
    {
        SequenceMatch? best = steps.Count > 0 && done.Count == 0 ? new(0, FixedPoint.One) : null;
        var common = new int[done.Count + 1]; // of the first steps of done, with the steps so far
        for (var next = 1; next < steps.Count; next++)
        {
            Extend(common, done, steps[next - 1]);
            var similarity = 2 * FixedPoint.One * common[^1] / (done.Count + next);
            if (similarity > (best?.Similarity ?? 0))
            {
                best = new(next, similarity);
            }
        }

        return best;
    }

    // one row of the table of longest common subsequences (D. S. Hirschberg, Communications of the ACM 18, 1975)
    private static void Extend(int[] common, IReadOnlyList<string> done, string step)
    {
        var diagonal = 0;
        for (var i = 1; i < common.Length; i++)
        {
            var above = common[i];
            common[i] = string.Equals(done[i - 1], step, StringComparison.Ordinal) ? diagonal + 1 : Math.Max(above, common[i - 1]);
            diagonal = above;
        }
    }
}

using System.Runtime.InteropServices;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which facets of <see cref="ContextPlan.OnTrial"/> help: whether the next steps of the latest quarter of the cases are predicted better
/// with the facet than from the last two activities and the best field alone, all counted on the cases before. What does not help there is
/// left out, so that a log in which nothing fails or whose texts tell nothing gives the model it always gave.
/// </summary>
/// <param name="sequences">Cases by start time.</param>
/// <param name="field">The most predictive field; null when there is none.</param>
internal sealed class FacetTrial(IReadOnlyList<NextStepSequence> sequences, string? field)
{
    // as many virtual events for the shorter context
    private const double BackOff = 4;

    // less than this share of the loss is noise
    private const double LeastGain = 0.001;

    private readonly NextStepSequence[] _later = [.. sequences.Skip(sequences.Count * 3 / 4)];

    /// <summary>The cases that are counted.</summary>
    public IReadOnlyList<NextStepSequence> Earlier { get; } = [.. sequences.Take(sequences.Count * 3 / 4)];

    /// <summary>The facets that do not help.</summary>
    /// <param name="signs">Signs of texts, chosen on <see cref="Earlier"/>.</param>
    public IReadOnlyList<Facet> Useless(IReadOnlyList<int> signs) =>
        [.. ContextPlan.OnTrial.Where(facet => !Helps(each => ValueOf(facet, each, signs)))];

    private static ulong ValueOf(Facet facet, NextStepEvent last, IReadOnlyList<int> signs) =>
        facet switch
        {
            Facet.Standing => (ulong)HistoryFacets.StandingOf(last),
            Facet.Setbacks => (ulong)HistoryFacets.SetbacksOf(last),
            Facet.LastFailed => HistoryFacets.LastFailedOf(last),
            Facet.Text => (ulong)SignChoice.PlaceOf(signs, last.Signs),
            _ => throw new ArgumentOutOfRangeException(nameof(facet)),
        };

    private bool Helps(Func<NextStepEvent, ulong> valueOf)
    {
        if (sequences.SelectMany(each => each.Events).Select(valueOf).Distinct().Take(2).Count() < 2)
        {
            return false;
        }

        var counts = new Counts();
        foreach (var history in Earlier.SelectMany(HistoriesOf))
        {
            foreach (var context in ContextsOf(history, valueOf))
            {
                counts.Add(context, history.Next);
            }
        }

        var (gain, loss) = (0.0, 0.0);
        foreach (var history in _later.SelectMany(HistoriesOf))
        {
            var contexts = ContextsOf(history, valueOf);
            var without = contexts
                .Take(contexts.Length - 1)
                .Aggregate(counts.Base, (share, context) => counts.Share(context, history.Next, share));
            gain += ExactMath.Log(counts.Share(contexts[^1], history.Next, without) / without);
            loss -= ExactMath.Log(without);
        }

        return gain > loss * LeastGain;
    }

    // from the general to the finer, the last one with the facet
    private ulong[] ContextsOf(History history, Func<NextStepEvent, ulong> valueOf)
    {
        var last = ContextKey.With(1, ContextKey.Of(history.Last.Activity));
        var two = ContextKey.With(last, ContextKey.Of(history.SecondLast?.Activity));
        var known = field is null ? two : ContextKey.With(two, ContextKey.Of(FieldValue.Of(history.Last, field)));
        return [last, two, known, ContextKey.With(known + 1, valueOf(history.Last))];
    }

    private static IEnumerable<History> HistoriesOf(NextStepSequence sequence)
    {
        var (events, hasEnded) = sequence;
        for (var i = 0; i < events.Count; i++)
        {
            if (i + 1 < events.Count || hasEnded)
            {
                yield return new(
                    i > 0 ? events[i - 1] : null,
                    events[i],
                    ContextKey.Of(i + 1 < events.Count ? events[i + 1].Activity : null)
                );
            }
        }
    }

    /// <param name="Next">Number of the step that followed; 0 for the end.</param>
    private readonly record struct History(NextStepEvent? SecondLast, NextStepEvent Last, ulong Next);

    /// <summary>How often each step followed in each context.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<ulong, int> _contexts = [];
        private readonly Dictionary<(ulong Context, ulong Next), int> _steps = [];
        private readonly HashSet<ulong> _known = [];

        /// <summary>The share of a step of which nothing is known.</summary>
        public double Base => 1.0 / (_known.Count + 1);

        public void Add(ulong context, ulong next)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_contexts, context, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(_steps, (context, next), out _)++;
            _known.Add(next);
        }

        public double Share(ulong context, ulong next, double shorter) =>
            (_steps.GetValueOrDefault((context, next)) + (BackOff * shorter)) / (_contexts.GetValueOrDefault(context) + BackOff);
    }
}

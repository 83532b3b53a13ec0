using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// The opinion of every context on the next step, as log probabilities. Candidates are the steps that ever followed the last activity; all
/// others together are one more outcome, so that something new keeps a probability (prediction by partial matching; J. G. Cleary and I. H.
/// Witten, IEEE Transactions on Communications 32, 1984; here every context is interpolated with the shorter one).
/// </summary>
internal sealed class OpinionReader
{
    private readonly ContextCounts _counts;
    private readonly NextStepSettings _settings;
    private readonly int[] _everyStep;
    private readonly double[] _shares;
    private readonly double[] _logs;
    private readonly double[] _recent;
    private readonly int[] _evidence;

    public OpinionReader(ContextCounts counts, NextStepSettings settings)
    {
        (_counts, _settings) = (counts, settings);
        _everyStep = [.. Enumerable.Range(0, counts.Totals.Count)];
        var width = _everyStep.Length + 1;
        _shares = new double[width * counts.Plan.Levels.Count];
        _logs = new double[width * counts.Plan.Opinions.Count];
        _recent = new double[width];
        _evidence = new int[counts.Plan.Levels.Count];
    }

    /// <summary>Reads all contexts of a point; the answer is valid until the next call.</summary>
    /// <param name="silent">
    /// A facet that says nothing: contexts with it give the opinion that they back off to, with the evidence that they have.
    /// </param>
    public Opinions Read(HistoryPoint point, Facet? silent = null)
    {
        var first = _counts.Find(point.Keys[0]);
        var steps = first?.Steps ?? _everyStep;
        for (var level = 0; level < _evidence.Length; level++)
        {
            ReadLevel(point, level, steps, silent is { } facet && _counts.Plan.Has(level, facet));
        }

        var width = steps.Length + 1;
        var opinions = _counts.Plan.Opinions;
        var evidence = new byte[opinions.Count];
        for (var i = 0; i < opinions.Count; i++)
        {
            var (level, halfLife) = opinions[i];
            var logs = _logs.AsSpan(i * width, width);
            var shares = _shares.AsSpan(level * width, width);
            evidence[i] = halfLife > 0 ? ReadRecent(point, opinions[i], steps, logs) : EvidenceClass.Of(_evidence[level]);
            for (var k = 0; k < width; k++)
            {
                logs[k] = ExactMath.Log(halfLife > 0 ? logs[k] : shares[k]);
            }
        }

        return new(new(point.Last, point.Gates), steps, _logs.AsSpan(0, opinions.Count * width), evidence);
    }

    // The share of a step: its events plus the shorter context's share, which counts as BackOff events per different continuation.
    private void ReadLevel(HistoryPoint point, int level, int[] steps, bool isSilent)
    {
        var width = steps.Length + 1;
        var shares = _shares.AsSpan(level * width, width);
        var parent = _counts.Plan.Levels[level].Parent;
        if (parent < 0)
        {
            ReadBase(steps, shares);
        }
        else
        {
            _shares.AsSpan(parent * width, width).CopyTo(shares);
        }

        var found = _counts.Find(point.Keys[level]);
        _evidence[level] = found?.Events ?? 0;
        if (found is null || isSilent)
        {
            return;
        }

        double leaning = _settings.BackOff * found.Steps.Length;
        var sum = found.Events + leaning;
        for (var k = 0; k < width; k++)
        {
            shares[k] *= leaning / sum;
        }

        var place = 0;
        for (var i = 0; i < found.Steps.Length; i++)
        {
            while (steps[place] < found.Steps[i])
            {
                place++;
            }

            shares[place] += found.StepEvents[i] / sum;
        }
    }

    private void ReadBase(int[] steps, Span<double> shares)
    {
        var others = 1.0;
        for (var k = 0; k < steps.Length; k++)
        {
            shares[k] = _counts.Base[steps[k]];
            others -= shares[k];
        }

        // rounding might leave nothing for the other steps
        shares[steps.Length] = Math.Max(others, 1e-9);
    }

    private byte ReadRecent(HistoryPoint point, ContextOpinion opinion, int[] steps, Span<double> shares)
    {
        var (level, halfLife) = opinion;
        _shares.AsSpan(level * shares.Length, shares.Length).CopyTo(shares);
        if (!_counts.Recent.TryGetValue(point.Keys[level], out var found))
        {
            return EvidenceClass.Of(0);
        }

        var events = _recent.AsSpan(0, steps.Length);
        var sum = found.Read(point.Day, halfLife, steps, events);
        var others = sum;
        for (var k = 0; k < steps.Length; k++)
        {
            others -= events[k];
            shares[k] = (events[k] + (_settings.RecentBackOff * shares[k])) / (sum + _settings.RecentBackOff);
        }

        var rest = shares.Length - 1;
        shares[rest] = (Math.Max(others, 0) + (_settings.RecentBackOff * shares[rest])) / (sum + _settings.RecentBackOff);
        return EvidenceClass.Of(sum);
    }
}

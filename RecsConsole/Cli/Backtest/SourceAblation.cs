using RecsConsole.Engine.Candidates;

namespace RecsConsole.Cli.Backtest;

/// <summary>The contribution of each source: the same steps ranked with and without it.</summary>
internal sealed class SourceAblation(IReadOnlyList<string> sources)
{
    private const int Places = 5;
    private readonly Dictionary<string, Tally> _tallies = sources.ToDictionary(source => source, _ => new Tally(), StringComparer.Ordinal);
    private int _steps;
    private int _right;

    /// <summary>Adds a step: the ranking of the tenant, and a function that ranks with and without one source.</summary>
    public void Add(IReadOnlyList<Candidate> all, string target, Func<string, WithAndWithout> rank)
    {
        _steps++;
        _right += Find(all, target) is null ? 0 : 1;
        foreach (var (source, tally) in _tallies)
        {
            var (with, without) = rank(source);
            var right = Find(with, target);
            var isStillRight = Find(without, target) is not null;
            tally.With += right is null ? 0 : 1;
            tally.Without += isStillRight ? 1 : 0;
            tally.Lost += right is not null && !isStillRight ? 1 : 0;
            tally.Gained += right is null && isStillRight ? 1 : 0;
            if (right?.Provenance.Any(each => string.Equals(each.Source, source, StringComparison.Ordinal)) is true)
            {
                tally.Right++;
                tally.Alone += right.Provenance.Count == 1 ? 1 : 0;
            }
        }
    }

    public AblationFigures Figures =>
        new(
            _steps,
            Share(_right),
            [
                .. sources.Select(source =>
                {
                    var tally = _tallies[source];
                    return new SourceFigures(
                        source,
                        Share(tally.With),
                        Share(tally.Without),
                        Share(tally.Right),
                        Share(tally.Alone),
                        tally.Alone,
                        tally.Lost,
                        tally.Gained
                    );
                }),
            ]
        );

    private double Share(int count) => _steps == 0 ? 0 : Math.Round((double)count / _steps, 4);

    private static Candidate? Find(IReadOnlyList<Candidate> ranked, string target) =>
        ranked.Take(Places).FirstOrDefault(each => string.Equals(each.Id, target, StringComparison.Ordinal));

    private sealed class Tally
    {
        public int With { get; set; }

        public int Without { get; set; }

        public int Right { get; set; }

        public int Alone { get; set; }

        public int Lost { get; set; }

        public int Gained { get; set; }
    }
}

/// <summary>An ablation over logged steps.</summary>
/// <param name="HitAt5">Hit rate at 5 with every source that is on.</param>
internal sealed record AblationFigures(int Steps, double HitAt5, IReadOnlyList<SourceFigures> Sources);

/// <summary>The same step ranked with and without a source.</summary>
internal sealed record WithAndWithout(IReadOnlyList<Candidate> With, IReadOnlyList<Candidate> Without);

/// <summary>The contribution of one source.</summary>
/// <param name="HitAt5With">Hit rate at 5 with every source that is on and this one, which may be off by default.</param>
/// <param name="HitAt5Without">Hit rate at 5 with every source but this one.</param>
/// <param name="Right">Share of steps with the correct item in the first five, proposed by this source among others.</param>
/// <param name="UniquelyRight">Share of steps where only this source proposed the correct action.</param>
/// <param name="Lost">Steps that are right with this source and wrong without it.</param>
/// <param name="Gained">Steps that are wrong with this source and right without it.</param>
internal sealed record SourceFigures(
    string Source,
    double HitAt5With,
    double HitAt5Without,
    double Right,
    double UniquelyRight,
    int UniquelyRightSteps,
    int Lost,
    int Gained
);

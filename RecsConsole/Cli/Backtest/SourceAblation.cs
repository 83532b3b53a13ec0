using RecsConsole.Engine.Candidates;

namespace RecsConsole.Cli.Backtest;

/// <summary>The contribution of each source: the same steps ranked with and without it.</summary>
internal sealed class SourceAblation(IReadOnlyList<string> sources)
{
    private const int Places = 5;
    private readonly Dictionary<string, Tally> _tallies = sources.ToDictionary(source => source, _ => new Tally(), StringComparer.Ordinal);
    private int _steps;
    private int _right;

    /// <summary>Adds a step: the ranking with all sources, and a function that ranks without one.</summary>
    public void Add(IReadOnlyList<Candidate> all, string target, Func<string, IReadOnlyList<Candidate>> without)
    {
        _steps++;
        var right = all.Take(Places).FirstOrDefault(each => string.Equals(each.Id, target, StringComparison.Ordinal));
        _right += right is null ? 0 : 1;
        foreach (var (source, tally) in _tallies)
        {
            var rest = Ids(without(source));
            var isStillRight = rest.Take(Places).Contains(target, StringComparer.Ordinal);
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

    private static List<string> Ids(IReadOnlyList<Candidate> candidates) => [.. candidates.Select(each => each.Id)];

    private sealed class Tally
    {
        public int Without { get; set; }

        public int Right { get; set; }

        public int Alone { get; set; }

        public int Lost { get; set; }

        public int Gained { get; set; }
    }
}

/// <summary>An ablation over logged steps.</summary>
/// <param name="HitAt5">Hit rate at 5 with every source.</param>
internal sealed record AblationFigures(int Steps, double HitAt5, IReadOnlyList<SourceFigures> Sources);

/// <summary>The contribution of one source.</summary>
/// <param name="HitAt5Without">Hit rate at 5 with every source but this one.</param>
/// <param name="Right">Share of steps with the correct item in the first five, proposed by this source among others.</param>
/// <param name="UniquelyRight">Share of steps where only this source proposed the correct action.</param>
/// <param name="Lost">Steps that are right with this source and wrong without it.</param>
/// <param name="Gained">Steps that are wrong with this source and right without it.</param>
internal sealed record SourceFigures(
    string Source,
    double HitAt5Without,
    double Right,
    double UniquelyRight,
    int UniquelyRightSteps,
    int Lost,
    int Gained
);

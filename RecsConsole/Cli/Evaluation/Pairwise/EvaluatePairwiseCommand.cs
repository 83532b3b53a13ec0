using System.CommandLine;
using System.Globalization;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Evaluation.Pairwise;

namespace RecsConsole.Cli.Evaluation.Pairwise;

/// <summary>evaluate pairwise: the strength of each of several systems, from pairwise comparisons.</summary>
internal static class EvaluatePairwiseCommand
{
    private const int MaxNames = 1_000;
    private const int MaxNamesShown = 5;

    private static readonly Option<string> s_file = new("--file")
    {
        Description =
            "CSV with a header, plain or gz, in one of three forms: winner…,loser…[,count]; home…,away…,home…wins,away…wins; or the judgements that a study exports (case,left,right,verdict,preferred, and others). A tie counts as half a win for each.",
        Required = true,
    };

    private static readonly Option<bool> s_home = new("--home-effect")
    {
        Description = "Also estimate what being named first (at home, or on the left) adds.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("pairwise", "Estimates strengths from paired comparisons (Bradley-Terry), and how far reviewers agree.")
        {
            s_file,
            s_home,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var file = run.Required(s_file);
        var pairs = new ComparisonFile(file).Read(cancellationToken);
        var comparisons = pairs.Numbered();
        if (pairs.Names.Count is < 2 or > MaxNames)
        {
            throw new CommandException(
                $"{file}: there must be comparisons of 2 to {MaxNames:N0} names, and there are {pairs.Names.Count:N0}."
            );
        }

        if (BradleyTerry.Undetermined(pairs.Names.Count, comparisons) is { Count: > 0 } undetermined)
        {
            throw new CommandException(Undetermined(file, pairs.Names, undetermined));
        }

        var fit = BradleyTerry.Fit(pairs.Names.Count, comparisons, run.Value(s_home));
        var answer = new PairwiseAnswer(
            comparisons.Sum(each => each.FirstWins + each.SecondWins),
            [.. pairs.Names.Select((name, i) => Named(name, fit.Strengths[i], WinShare(i, comparisons)))],
            RatedAgreement.From(pairs.Ratings.Count(unit => unit.Count > 1), NominalAlpha.Of(pairs.Ratings))
        )
        {
            HomeEffect = fit.Home is { } home ? new(Rounded(home.Value), Rounded(home.Low), Rounded(home.High)) : null,
        };
        return Task.FromResult(run.Answer(answer, Lines(answer)));
    }

    private static string Undetermined(string file, IReadOnlyList<string> names, IReadOnlyList<int> undetermined)
    {
        var some = string.Join(", ", undetermined.Take(MaxNamesShown).Select(i => $"'{names[i]}'"));
        var more = undetermined.Count > MaxNamesShown ? $" and {undetermined.Count - MaxNamesShown} more" : "";
        return $"{file}: no finite strengths exist: {some}{more} and '{names[0]}' did not each win against the other, directly or through others. Leave them out, or bring more comparisons.";
    }

    private static NamedStrength Named(string name, Estimate strength, double winShare) =>
        new(name, Rounded(strength.Value), Rounded(strength.Low), Rounded(strength.High)) { WinShare = Rounded(winShare) };

    private static double WinShare(int competitor, IReadOnlyList<PairedComparison> comparisons)
    {
        var own = comparisons.Where(each => each.First == competitor || each.Second == competitor).ToList();
        return own.Sum(each => each.First == competitor ? each.FirstWins : each.SecondWins)
            / own.Sum(each => each.FirstWins + each.SecondWins);
    }

    private static IEnumerable<string> Lines(PairwiseAnswer answer)
    {
        static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
        yield return Line(
            $"{answer.Comparisons:N0} comparisons of {answer.Strengths.Count} names; log-strengths, 95 % intervals, share won:"
        );
        foreach (var each in answer.Strengths.OrderByDescending(each => each.Strength).ThenBy(each => each.Name, StringComparer.Ordinal))
        {
            yield return Line(
                $"{each.Strength, 9:0.0000} ({each.CiLow:0.0000} to {each.CiHigh:0.0000})  {each.WinShare:0.000}  {each.Name}"
            );
        }

        if (answer.HomeEffect is { } home)
        {
            yield return Line($"being first adds {home.Value:0.0000} ({home.CiLow:0.0000} to {home.CiHigh:0.0000})");
        }

        yield return answer.Agreement is { Alpha: { } alpha, CiLow: { } low, CiHigh: { } high }
            ? Line($"agreement of reviewers on {answer.Agreement.Pairs} pairs: alpha {alpha:0.000} ({low:0.000} to {high:0.000})")
            : "agreement of reviewers: the file does not tell";
    }

    private static double Rounded(double value) => Math.Round(value, 6);
}

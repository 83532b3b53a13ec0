using System.CommandLine;
using System.Globalization;
using RecsConsole.Cli.Backtest;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Evaluation.Confidence;

/// <summary>evaluate confidence: whether the probability shown for what was done in later cases matches how they ended.</summary>
internal static class EvaluateConfidenceCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<double> s_fraction = new("--test-fraction")
    {
        Description = "Share of the cases, the latest opened, whose steps are asked about. Default 0.2.",
        DefaultValueFactory = _ => 0.2,
    };
    private static readonly Option<double> s_heldOut = new("--held-out")
    {
        Description = "Share of the cases, the latest opened, that nothing is asked of, for choosing on the ones before. Default 0.",
    };
    private static readonly Option<int> s_most = new("--most-steps")
    {
        Description = "At most so many steps, spread evenly. Default 4000.",
        DefaultValueFactory = _ => 4_000,
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("confidence", "Compares the chance shown for what was done in later cases with how they ended.")
        {
            s_tenant,
            s_fraction,
            s_heldOut,
            s_most,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var (fraction, heldOut) = (run.Required(s_fraction), run.Value(s_heldOut));
        if (fraction <= 0 || heldOut < 0 || fraction + heldOut >= 1 || run.Required(s_most) < 1)
        {
            throw new CommandException(
                "--test-fraction and --held-out are shares that leave earlier cases, --most-steps is at least 1.",
                CommandException.WrongInput
            );
        }

        await using var opened = await OpenedHistory.OpenAsync(
            run,
            run.Required(s_tenant),
            withOpen: true,
            columns: null,
            cancellationToken
        );
        var judge = new HistoryConfidence(opened, run.Progress);
        var (known, _) = StepBacktest.Split(judge.Settled(), heldOut);
        var (_, later) = StepBacktest.Split(known, fraction / (1 - heldOut));
        var (asked, shown) = await judge.RunAsync(later, run.Required(s_most), cancellationToken);
        if (shown.Count == 0)
        {
            throw new CommandException("No step of the later cases was shown whose end is known.");
        }

        return Answer(run, asked, shown);
    }

    private static int Answer(CommandRun run, int asked, List<JudgedChance> shown)
    {
        var usual = shown.Average(each => each.Share);
        var answer = new
        {
            Asked = asked,
            Shown = shown.Count,
            EndedWell = usual,
            Brier = shown.Average(each => Square(each.Chance - each.Share)),
            BrierBaseRate = shown.Average(each => Square(usual - each.Share)),
            High = ShareOf(shown, ConfidenceLabel.High),
            Medium = ShareOf(shown, ConfidenceLabel.Medium),
            Low = ShareOf(shown, ConfidenceLabel.Low),
        };
        return run.Answer(
            answer,
            [
                Line($"{answer.Shown} of {answer.Asked} steps shown, {answer.EndedWell:0.000} of their cases ended well"),
                Line(
                    $"Brier {answer.Brier:0.0000} against {answer.BrierBaseRate:0.0000}, skill {1 - (answer.Brier / answer.BrierBaseRate):0.000}"
                ),
                Line($"High {answer.High:0.000}, Medium {answer.Medium:0.000}, Low {answer.Low:0.000}"),
            ]
        );
    }

    private static double? ShareOf(IEnumerable<JudgedChance> shown, ConfidenceLabel sign) =>
        shown.Where(each => each.Sign == sign).Select(each => (double?)each.Share).Average();

    private static double Square(double x) => x * x;

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

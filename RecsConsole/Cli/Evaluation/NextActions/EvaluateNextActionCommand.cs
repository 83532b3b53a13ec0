using System.CommandLine;
using System.Globalization;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>evaluate next-action: how often the next activity of a case is predicted correctly, on held-out cases.</summary>
internal static class EvaluateNextActionCommand
{
    private const double TwoThirds = 0.6667;

    private static readonly Option<string> s_file = new("--file") { Description = "CSV with a header, plain or gz.", Required = true };

    private static readonly Option<string> s_map = new("--map")
    {
        Description = "case=…,activity=…,time=… and, where there are any, resource, group, priority.",
        Required = true,
    };

    private static readonly Option<string?> s_attributes = new("--attr")
    {
        Description = "Further columns that may tell the next step: a;b;c.",
    };

    private static readonly Option<double> s_fraction = Fraction();

    private static readonly Option<string?> s_timeFormat = new("--time-format")
    {
        Description = "Such as \"dd/MM/yyyy HH:mm\", unix, unix-ms; else inferred.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "next-action",
            "Learns from the first cases of a log and asks for the next activity at every prefix of two and more events of the others."
        )
        {
            s_file,
            s_map,
            s_attributes,
            s_fraction,
            s_timeFormat,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static Option<double> Fraction()
    {
        var option = new Option<double>("--train-fraction")
        {
            Description = "Share of the cases, the first in the file, that are learned from. Default 0.6667.",
            DefaultValueFactory = _ => TwoThirds,
        };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number is not (> 0 and < 1)
            )
            {
                result.AddError("--train-fraction must be more than 0 and less than 1.");
            }
        });
        return option;
    }

    private static Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var file = run.Required(s_file);
        var timeFormat = run.Value(s_timeFormat);
        run.Progress("Reading the log…");
        var cases = EventLog.Read(file, Mapping(run, timeFormat), timeFormat, cancellationToken);
        var trainCases = TrainCases(cases.Count, run.Required(s_fraction));
        cases = LogMemory.On(cases, trainCases);
        var (training, test) = (cases.Take(trainCases).ToList(), cases.Skip(trainCases).ToList());
        if (training.Count == 0 || !test.Any(each => each.Events.Count > 2))
        {
            throw new CommandException($"{file}: there must be a case to learn from, and one of at least three events to ask about.");
        }

        run.Progress($"Learning from {training.Count} cases, asking about {test.Count}…");
        var evaluation = new NextActionEvaluation(training, test, cancellationToken);
        var answer = evaluation.Answer(cases, trainCases);
        return Task.FromResult(run.Answer(answer, Lines(answer, evaluation)));
    }

    private static LogMapping Mapping(CommandRun run, string? timeFormat)
    {
        try
        {
            LogMapping.CheckTimeFormat(timeFormat);
            return LogMapping.Parse(run.Required(s_map), run.Value(s_attributes));
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message, e);
        }
    }

    // twice a rounded third, as in the published evaluations
    private static int TrainCases(int cases, double fraction) =>
        fraction is TwoThirds ? Math.Min(2 * (int)Math.Round(cases / 3.0), cases) : (int)Math.Round(cases * fraction);

    private static IEnumerable<string> Lines(NextActionAnswer answer, NextActionEvaluation evaluation) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{answer.TrainCases:N0} cases learned from in {answer.TrainSeconds:0.0} s, {answer.TestCases:N0} asked about: {answer.Prefixes:N0} prefixes followed by another event, {answer.PredictUsPerPrefix:0} µs each"
            ),
            Line("accuracy", evaluation, withEnd: false),
            Line("accuracy with the end", evaluation, withEnd: true),
            string.Create(
                CultureInfo.InvariantCulture,
                $"balanced accuracy {answer.BalancedAccuracy:0.0000}, MRR@3 {answer.MrrAt3:0.0000}, recall@3 {answer.RecallAt3:0.0000}, log loss {answer.LogLoss:0.0000}, calibration error {answer.Ece:0.0000}"
            ),
        ];

    private static string Line(string name, NextActionEvaluation evaluation, bool withEnd)
    {
        var counted = Enumerable
            .Range(1, NextActionEvaluation.MaxCounted)
            .Select(order => evaluation.CountedAccuracy(withEnd, order).Value.ToString("0.0000", CultureInfo.InvariantCulture));
        return $"{name} {Words(evaluation.Accuracy(withEnd))}; counting the last 1, 2, 3 activities {string.Join(", ", counted)}";
    }

    private static string Words(Estimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.0000} ({estimate.Low:0.0000} to {estimate.High:0.0000})");
}

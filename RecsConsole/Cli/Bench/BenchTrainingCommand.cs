using System.CommandLine;
using RecsConsole.Cli.Evaluation.Ranker;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// bench training: how long boosted trees take to learn and to score, on files that other libraries' programs read too. Needs no database.
/// </summary>
internal static class BenchTrainingCommand
{
    private static readonly Option<string> s_train = File("--train", "Rows with labels 0 and 1: LibSVM, or .f32 (floats, label first).");

    private static readonly Option<string> s_test = File("--test", "Rows to measure on.");

    private static readonly Option<int> s_columns = BenchCommand.Number("--columns", "Columns of a .f32 file.", 50, 1, 1_000_000);

    private static readonly Option<int> s_trees = BenchCommand.Number("--trees", "Trees.", 100, 1, 100_000);

    private static readonly Option<int> s_leaves = BenchCommand.Number("--leaves", "Leaves of a tree at most.", 31, 2, 32_768);

    private static readonly Option<int> s_threads = BenchCommand.Number("--threads", "Threads.", 1, 1, 256);

    private static readonly Option<int> s_rounds = BenchCommand.Number("--rounds", "How often to train.", 1, 1, 100);

    private static readonly Option<int> s_seed = BenchCommand.Number(
        "--seed",
        "Seed of the first round; each further one has the next.",
        1,
        0,
        int.MaxValue
    );

    public static Command Create(CliHost host)
    {
        var command = new Command("training", "Measures training and scoring of boosted trees.")
        {
            s_train,
            s_test,
            s_columns,
            s_trees,
            s_leaves,
            s_threads,
            s_rounds,
            s_seed,
        };
        host.Handle(command, (run, cancellationToken) => Task.FromResult(Run(run, cancellationToken)));
        return command;
    }

    private static Option<string> File(string name, string description) => new(name) { Description = description, Required = true };

    private static int Run(CommandRun run, CancellationToken cancellationToken)
    {
        run.Progress("Reading…");
        var train = Read(run, run.Required(s_train), null);
        var test = Read(run, run.Required(s_test), train.Columns);
        var settings = new BoostingSettings
        {
            Trees = run.Required(s_trees),
            Leaves = run.Required(s_leaves),
            Threads = run.Required(s_threads),
        };
        var rounds = new List<TrainingBenchRound>();
        for (var i = 0; i < run.Required(s_rounds); i++)
        {
            var seed = (ulong)(run.Required(s_seed) + i);
            rounds.Add(TrainingBench.Run(train, test, settings with { Seed = seed }, cancellationToken));
            run.Progress(rounds[^1].Line());
        }

        return run.Answer(
            new TrainingBenchResult(train.Count, train.Columns, settings.Trees, settings.Leaves, settings.Threads, rounds),
            rounds.Select(round => round.Line())
        );
    }

    private static LabelledRows Read(CommandRun run, string path, int? columns) =>
        path.EndsWith(".f32", StringComparison.OrdinalIgnoreCase)
            ? FloatFile.Read(path, run.Required(s_columns))
            : LibSvmFile.Read(path, BoostingObjective.Binary, columns, run.Progress);
}

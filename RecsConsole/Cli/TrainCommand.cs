using System.CommandLine;
using System.Globalization;
using RecsConsole.Cli.Training;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Features.Models.Training.Import;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli;

/// <summary>
/// train: one training, like that of the weekly job; the model is registered and ranks nothing until someone promotes it.
/// </summary>
internal static class TrainCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string> s_unit = new("--unit")
    {
        Description = "What the model ranks.",
        DefaultValueFactory = _ => "action",
    };

    private static readonly Option<string?> s_export = new("--export")
    {
        Description = "Train nothing: write the rows of the training into this folder, for a training elsewhere.",
    };
    private static readonly Option<string?> s_import = new("--import")
    {
        Description = "Train nothing: register this model in LightGBM's text form, judged as one of our own.",
    };

    static TrainCommand() => s_unit.AcceptOnlyFromAmong("action", "document", "expert");

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "train",
            "Trains a ranker from what was suggested and done, measures it on a later period, and registers it."
        )
        {
            s_tenant,
            s_unit,
            s_export,
            s_import,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(s_export) is not null && result.GetValue(s_import) is not null)
            {
                result.AddError("--export and --import cannot be used together.");
            }
        });
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var kind = Enum.Parse<SlateKind>(run.Required(s_unit), ignoreCase: true);
        if (run.Value(s_export) is { } folder)
        {
            return await ExportAsync(run, tenant, kind, folder, cancellationToken);
        }

        var trained = CommandRun.Require(
            run.Value(s_import) is { } path
                ? await services.GetRequiredService<ImportModel>().RunAsync(tenant, ImportOf(run, kind, path), cancellationToken)
                : await services
                    .GetRequiredService<TrainModel>()
                    .RunAsync(tenant, new(kind, Guid.CreateVersion7(), null, new ToStandardError(run)), cancellationToken)
        );
        return run.Answer(
            new
            {
                Model = trained.Version,
                Unit = kind.ToCode(),
                trained.Report,
            },
            Lines(trained)
        );
    }

    private static async Task<int> ExportAsync(
        CommandRun run,
        Actor tenant,
        SlateKind kind,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var services = await run.ServicesAsync(cancellationToken);
        var data = CommandRun.Require(
            await services.GetRequiredService<ExportTrainingData>().RunAsync(tenant, kind, new ToStandardError(run), cancellationToken)
        );
        TrainingFiles.Write(data, folder);
        return run.Answer(
            new
            {
                Folder = folder,
                Unit = kind.ToCode(),
                data.FeatureSchema,
                Columns = data.Columns.Count,
                Rows = data.Parts.ToDictionary(part => part.Name, part => part.Rows.Count, StringComparer.Ordinal),
                Decisions = data.Parts.ToDictionary(part => part.Name, part => part.Queries.Count, StringComparer.Ordinal),
                data.DataHash,
            },
            [
                .. data.Parts.Select(part => Format($"{part.Name}.txt: {part.Rows.Count} rows of {part.Queries.Count} decisions")),
                Format($"{TrainingFiles.ColumnsFile}: {data.Columns.Count} columns of feature schema {data.FeatureSchema}"),
            ]
        );
    }

    private static ImportModelRequest ImportOf(CommandRun run, SlateKind kind, string path)
    {
        try
        {
            return new(kind, Path.GetFileName(path), File.ReadAllBytes(path), TrainingFiles.ColumnsBeside(path), new ToStandardError(run));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: there is no such file, or it may not be read.", e);
        }
    }

    private static IEnumerable<string> Lines(TrainedModel trained)
    {
        var report = trained.Report;
        yield return Format(
            $"Registered {trained.Version}: {report.TrainRows} rows of {report.TrainDecisions} decisions, {report.Calibration} calibration, {report.TrainSeconds:0.0} s."
        );
        yield return Format(
            $"Tested on {report.TestDecisions} later decisions, {report.TestFrom:yyyy-MM-dd} to {report.TestTo:yyyy-MM-dd}:"
        );
        foreach (var card in report.Scorecards)
        {
            yield return Format(
                $"  {card.Ranker}: MRR {Of(card.Mrr)}, nDCG {Of(card.Ndcg)}, recall {Of(card.Recall)} of {card.Shown:0.0} shown, calibration error {Of(card.CalibrationError)}"
            );
            yield return Format($"    Brier {Of(card.Brier)}, skill {Of(card.BrierSkill)}, violations {ViolationsOf(card)}");
            if (card.Spread is { } spread)
            {
                yield return Format(
                    $"    coverage {spread.Covered} of {spread.Eligible}, novelty {Of(spread.Novelty)}, diversity {Of(spread.Diversity)}"
                );
            }
        }

        foreach (var form in report.Forms ?? [])
        {
            yield return Format(
                $"  {form.Ranker}: {form.Form}, {form.Settings}; nDCG on the validation period {form.ValidationNdcg:0.000}"
            );
        }

        foreach (var line in Gains("the weighted rules", report.Gains).Concat(Gains("what was used most", report.OverMostUsed)))
        {
            yield return line;
        }

        yield return "It ranks nothing until somebody promotes it.";
    }

    private static IEnumerable<string> Gains(string over, IReadOnlyList<NamedMeasure>? gains) =>
        (gains ?? []).Select(gain => Format($"  {gain.Name} gained over {over}: {Of(gain.Measure)}"));

    private static string ViolationsOf(Scorecard card) =>
        card.ItemsChecked is { } items
            ? Format($"{card.PermissionViolations} + {card.ConstraintViolations} of {items} items")
            : "not checked";

    private static string Of(Measure? measure) =>
        measure is null or { N: 0 }
            ? "not measured"
            : Format($"{measure.Value:0.000} ({measure.Low:0.000} to {measure.High:0.000}, n {measure.N})");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class ToStandardError(CommandRun run) : JobProgress
    {
        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
        {
            run.Progress($"{percent} % {step.Words}");
            return Task.CompletedTask;
        }
    }
}

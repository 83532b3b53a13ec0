using System.CommandLine;
using System.Globalization;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli;

/// <summary>train: one training, as the weekly job's; the model is registered and ranks nothing until somebody promotes it.</summary>
internal static class TrainCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string> s_unit = new("--unit")
    {
        Description = "What the model ranks.",
        DefaultValueFactory = _ => "action",
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
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var kind = Enum.Parse<SlateKind>(run.Required(s_unit), ignoreCase: true);
        var trained = CommandRun.Require(
            await services
                .GetRequiredService<TrainModel>()
                .RunAsync(tenant, new(kind, Guid.CreateVersion7(), null, new ToStandardError(run)), cancellationToken)
        );
        return run.Answer(
            new
            {
                Model = trained.Version,
                Unit = kind.ToString().ToLowerInvariant(),
                trained.Report,
            },
            Lines(trained)
        );
    }

    private static IEnumerable<string> Lines(TrainedModel trained)
    {
        var report = trained.Report;
        yield return Say(
            $"Registered {trained.Version}: {report.TrainRows} rows of {report.TrainDecisions} decisions, {report.Calibration} calibration, {report.TrainSeconds:0.0} s."
        );
        yield return Say($"Tested on {report.TestDecisions} later decisions, {report.TestFrom:yyyy-MM-dd} to {report.TestTo:yyyy-MM-dd}:");
        foreach (var card in report.Scorecards)
        {
            yield return Say(
                $"  {card.Ranker}: MRR {Of(card.Mrr)}, nDCG {Of(card.Ndcg)}, recall {Of(card.Recall)}, calibration error {Of(card.CalibrationError)}, violations {card.PermissionViolations} + {card.ConstraintViolations}"
            );
        }

        foreach (var form in report.Forms ?? [])
        {
            yield return Say($"  {form.Ranker}: {form.Form}, {form.Settings}; nDCG on the validation period {form.ValidationNdcg:0.000}");
        }

        foreach (var gain in report.Gains ?? [])
        {
            yield return Say($"  {gain.Name} gained over the weighted rules: {Of(gain.Measure)}");
        }

        yield return "It ranks nothing until somebody promotes it.";
    }

    private static string Of(Measure measure) => Say($"{measure.Value:0.000} ({measure.Low:0.000} to {measure.High:0.000}, n {measure.N})");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class ToStandardError(CommandRun run) : JobProgress
    {
        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
        {
            run.Progress($"{percent} % {step.Words}");
            return Task.CompletedTask;
        }
    }
}

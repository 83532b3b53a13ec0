using System.CommandLine;
using System.Globalization;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.WarmUp;

namespace RecsConsole.Cli.Bench.Figures;

/// <summary>bench insights: what each part of the page of figures costs, for a person of the configured database.</summary>
internal static class BenchInsightsCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string> s_as = new("--as") { Description = "E-mail address or key of the reader.", Required = true };
    private static readonly Option<string?> s_team = new("--team") { Description = "Key of the team to choose." };
    private static readonly Option<int> s_days = new("--days")
    {
        Description = "Days of the period: 7, 30 or 90.",
        DefaultValueFactory = _ => InsightFilter.UsualDays,
    };

    private static readonly Option<int> s_readings = BenchCommand.Number("--readings", "Readings of the whole page.", 2, 1, 1_000);

    private static readonly Option<bool> s_warm = new("--warm") { Description = "First read what a site reads once after its start." };

    private static readonly Option<bool> s_ahead = new("--ahead") { Description = "First count ahead what is due, as the job does." };

    public static Command Create(CliHost host)
    {
        s_days.AcceptOnlyFromAmong([.. InsightFilter.Lengths.Select(days => days.ToString(CultureInfo.InvariantCulture))]);
        var command = new Command("insights", "Measures reading the figures of /insights, part by part.")
        {
            s_tenant,
            s_as,
            s_team,
            s_days,
            s_readings,
            s_warm,
            s_ahead,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var reader = await ActorLookup.PersonAsync(services, tenant, run.Required(s_as), cancellationToken);
        var filter = new InsightFilter { Days = run.Required(s_days), Team = run.Value(s_team) };
        var job = run.Value(s_ahead) ? await InsightsBench.CountAheadAsync(services, tenant, run.Progress, cancellationToken) : null;
        if (run.Value(s_warm))
        {
            await services.GetRequiredService<FirstFigures>().ReadAsync(cancellationToken);
        }

        List<InsightsReading> readings = [];
        for (var i = 0; i < run.Required(s_readings); i++)
        {
            run.Progress("Reading the page…");
            readings.Add(await InsightsBench.ReadAsync(services, reader, filter, run.Progress, cancellationToken));
        }

        return run.Answer(
            new InsightsBenchResult(job, readings),
            [.. job is null ? (string[])[] : [Line(job)], .. readings.SelectMany(Lines)]
        );
    }

    private static string Line(InsightsJob job) =>
        string.Create(CultureInfo.InvariantCulture, $"counted ahead: {job.Counted} parts in {job.Seconds} s, {job.Fresh} were new enough");

    private static IEnumerable<string> Lines(InsightsReading reading) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"the whole page, three parts at a time: {reading.PageMs} ms"),
            .. reading
                .Parts.OrderByDescending(part => part.Value)
                .Select(part => string.Create(CultureInfo.InvariantCulture, $"  {part.Key, -16} {part.Value} ms")),
        ];
}

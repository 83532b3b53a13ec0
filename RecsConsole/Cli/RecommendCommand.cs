using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli;

/// <summary>recommend: makes, validates and records one decision, like the desk.</summary>
internal static class RecommendCommand
{
    private const double Scale = 1_000_000;

    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string> s_actor = new("--actor")
    {
        Description = "E-mail address or key of the person who asks.",
        Required = true,
    };
    private static readonly Option<string> s_case = new("--case") { Description = "Key of the case.", Required = true };

    public static Command Create(CliHost host)
    {
        var command = new Command("recommend", "Makes, validates and records one decision, as opening the case does.")
        {
            s_tenant,
            s_actor,
            s_case,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var actor = await ActorLookup.PersonAsync(services, tenant, run.Required(s_actor), cancellationToken);
        var key = run.Required(s_case);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(actor, cancellationToken);
        var caseId =
            await db.Cases.Where(row => row.Key == key).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new CommandException($"There is no case '{key}' in this tenant.");
        var shown = CommandRun.Require(
            await services.GetRequiredService<RecommendForCase>().RunAsync(actor, new(caseId), cancellationToken)
        );
        var answer = new
        {
            Decision = shown.DecisionId,
            Engine = shown.Versions?.Engine,
            Slates = shown.Slates.Select(ToAnswer).ToList(),
        };
        return run.Answer(answer, Lines(shown));
    }

    private static object ToAnswer(ShownSlate slate) =>
        new
        {
            Kind = slate.Kind.ToCode(),
            Items = slate
                .Items.Select(item => new
                {
                    item.Id,
                    item.Title,
                    item.Rank,
                    Score = item.Score / Scale,
                    Confidence = item.Confidence.ToString(),
                    Ground = ClaimRenderer.Text(item.ConfidenceReason), // the documented name: scripts read it
                    Reason = ClaimRenderer.Text(item.Reason),
                    item.Sources,
                    Propensity = item.Propensity / Scale,
                })
                .ToList(),
            Excluded = slate.Excluded.ToDictionary(entry => entry.Code, entry => entry.Count, StringComparer.Ordinal),
            slate.EmptyReason,
            slate.LookAgainAt,
        };

    private static IEnumerable<string> Lines(ShownDecision shown)
    {
        yield return $"Decision {shown.DecisionId}";
        foreach (var slate in shown.Slates)
        {
            yield return $"{slate.Kind}: {slate.Items.Count} shown, {slate.Excluded.Sum(entry => entry.Count)} not shown";
            foreach (var item in slate.Items)
            {
                yield return $"  {item.Rank}. {item.Title} ({ClaimRenderer.Text(item.ConfidenceReason)}) {ClaimRenderer.Text(item.Reason)}";
            }

            if (slate.EmptyReason is { } reason)
            {
                yield return "  " + reason;
            }

            if (slate.LookAgainAt is { } at)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  Look again at {at:u}");
            }
        }
    }
}

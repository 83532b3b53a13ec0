using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Recommender;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>
/// Has Ana ask for a step of high risk in a demo tenant, with its own operations. What colleagues left there for approval depends on what
/// they were suggested, and may be for sales only.
/// </summary>
internal static class RequestDesk
{
    // any agent may ask for it, and a supervisor approves it
    private const string Step = "declare-incident";

    // the states in which the step is allowed
    private static readonly string[] s_states = ["new", "in_progress"];

    /// <param name="spared">The key of a case that stays as it is.</param>
    public static async Task AddAsync(IServiceProvider site, ConsoleDbContext db, string spared, CancellationToken cancellationToken)
    {
        var ana = new Actor(db.TenantId, DemoPeople.AgentId);
        var row = await db
            .Cases.AsNoTracking()
            .Where(each => each.IsOpen && each.AssigneeId == DemoPeople.AgentId && each.Classification <= 1 && each.Key != spared)
            .Where(each => s_states.Contains(each.Status))
            .OrderBy(each => each.Key)
            .FirstAsync(cancellationToken);
        var shown = await site.GetRequiredService<RecommendForCase>().RunAsync(ana, new(row.Id), cancellationToken);
        var decision = shown.Value?.DecisionId ?? throw new InvalidOperationException($"Nothing is suggested on {row.Key}.");
        var request = new RespondToSlateRequest(
            Guid.CreateVersion7(),
            decision,
            ResponseKind.Override,
            SlateKind.Action,
            ItemId: null,
            DismissReasons.NotApplicable,
            Step,
            Note: "Three customers report it at this moment."
        );
        var asked = await site.GetRequiredService<RespondToSlate>().RunAsync(ana, request, cancellationToken);
        Assert.True(asked.Value is { IsPendingApproval: true }, asked.Error?.Message);
    }
}

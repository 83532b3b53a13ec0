using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>What the queue shows as the next step.</summary>
public sealed class QueueStepsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Next_step_is_the_last_suggestion_until_the_case_moves()
    {
        await using var desk = await Desk.OpenAsync();
        var kept = desk.ACase("kept");
        var moved = desk.ACase("moved", row => row.LastEventAt = desk.Now.AddMinutes(-1));
        await desk.AddAsync(kept, moved, AnAction(desk));
        await desk.AddAsync(new[] { kept, moved }.SelectMany(row => ADecision(desk, row, desk.Now.AddMinutes(-5))));
        var decisionId = await LatestDecisionAsync(desk, kept.Id);

        var view = await ReadAsync(desk, desk.Ana, new());

        view.Lines.ToDictionary(line => line.Key, line => line.Next)
            .ShouldBe(
                new Dictionary<string, QueueStep?>(StringComparer.Ordinal)
                {
                    ["kept"] = new(decisionId, desk.Now.AddMinutes(-5), "reload-metadata", "Reload metadata")
                    {
                        Confidence = BadgeLevel.High,
                        Verb = "Mark done",
                    },
                    ["moved"] = null,
                }
            );
    }

    [Theory]
    [InlineData(ItemConfidence.High, null, "Reload metadata", false)]
    [InlineData(ItemConfidence.Low, "verify-callers", "Reload metadata", false)]
    [InlineData(ItemConfidence.Low, null, "Nothing until there is an answer", true)]
    public async Task Waiting_case_shows_a_step_only_if_it_is_required_or_more_than_a_guess(
        ItemConfidence confidence,
        string? policy,
        string words,
        bool isWaiting
    )
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("waits", row => row.Status = "waiting_customer");
        await desk.AddAsync(row, AnAction(desk));
        await desk.AddAsync(AWorkflowThatWaits(desk));
        await desk.AddAsync(ADecision(desk, row, desk.Now.AddMinutes(-5), confidence, policy));

        var step = (await ReadAsync(desk, desk.Ana, new())).Lines.ShouldHaveSingleItem().Next.ShouldNotBeNull();

        (step.Words, step.IsWaiting, step.IsRequired).ShouldBe((words, isWaiting, policy is not null));
        (step.Confidence is null).ShouldBe(isWaiting || policy is not null);
    }

    [Theory]
    [InlineData("communicate")]
    [InlineData("escalate")]
    public async Task Waiting_case_shows_a_reminder_or_an_escalation_however_unsure_it_is(string kind)
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("waits", row => row.Status = "waiting_customer");
        var action = AnAction(desk);
        action.Kind = kind;
        await desk.AddAsync(row, action);
        await desk.AddAsync(AWorkflowThatWaits(desk));
        await desk.AddAsync(ADecision(desk, row, desk.Now.AddMinutes(-5), ItemConfidence.Low));

        var step = (await ReadAsync(desk, desk.Ana, new())).Lines.ShouldHaveSingleItem().Next.ShouldNotBeNull();

        (step.Words, step.IsWaiting).ShouldBe(("Reload metadata", false));
    }

    private static async Task<QueueView> ReadAsync(Desk desk, Actor actor, QueueFilter filter)
    {
        var result = await desk.Get<ListQueueCases>().RunAsync(actor, filter, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    private static ActionRow AnAction(Desk desk) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Key = "reload-metadata",
            Version = 1,
            Title = "Reload metadata",
            Description = "",
            Kind = "fix",
            Risk = ActionRiskLevel.Low,
            Status = VersionStatus.Published,
        };

    private static IEnumerable<object> ADecision(
        Desk desk,
        CaseRow row,
        DateTimeOffset at,
        ItemConfidence confidence = ItemConfidence.High,
        string? policy = null
    )
    {
        var decision = BareDecisions.Of(row.TenantId, row.Id, desk.Ana.PersonId, at);
        yield return decision;
        yield return new DecisionItemRow
        {
            TenantId = row.TenantId,
            DecisionId = decision.Id,
            Kind = ItemKind.Action,
            Rank = 1,
            ItemId = "reload-metadata",
            Confidence = confidence,
            RequiredBy = policy,
        };
    }

    internal static IEnumerable<object> AWorkflowThatWaits(Desk desk)
    {
        var workflow = new WorkflowDefinition(
            "support",
            1,
            "new",
            [new("new", false, false), new("waiting_customer", false, Waiting: true), new("closed", true, false)],
            [new("new", "reload-metadata", "waiting_customer"), new("waiting_customer", "reload-metadata", "closed")]
        );
        yield return new WorkflowRow
        {
            TenantId = desk.Ana.TenantId,
            Key = "support",
            Version = 1,
            Title = "Support",
            Status = VersionStatus.Published,
            DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(workflow)),
        };
    }

    private static async Task<Guid> LatestDecisionAsync(Desk desk, Guid caseId)
    {
        await using var db = desk.Read();
        return await db.Decisions.Where(row => row.CaseId == caseId).Select(row => row.Id).SingleAsync(Token);
    }
}

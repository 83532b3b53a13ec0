using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Database;
using RecsConsole.Features.Decisions;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Decisions;

/// <summary>The panels of a decision: asked by typing, answered in words, announced.</summary>
[Trait("Req", "R91")]
public sealed class QuestionPanelTests : BunitContext
{
    [Fact]
    public async Task Something_is_found_chosen_and_answered()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var panel = Render<WhyNotPanel>(parameters =>
            parameters.Add(it => it.DecisionId, decision)
        );
        panel.Markup.ShouldContain("see which stage dropped it");

        await panel.Find("input").InputAsync(new() { Value = "do fix" });
        await panel.WaitForAssertionAsync(() => panel.FindAll(".found button").Count.ShouldBe(1));
        panel.Find(".spoken[role=status]").TextContent.ShouldBe("1 found");
        await panel.Find(".found button").ClickAsync(new());

        await panel.WaitForAssertionAsync(
            () => panel.Find(".answer").TextContent.ShouldContain("the case were in state Working"),
            TimeSpan.FromSeconds(20)
        );
        panel.Find(".answer").TextContent.ShouldContain("Proved by running it");
        panel.Find(".answer").GetAttribute("role").ShouldBe("status");
    }

    [Fact]
    public async Task What_may_not_be_seen_is_not_found()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var panel = Render<WhyNotPanel>(parameters =>
            parameters.Add(it => it.DecisionId, decision)
        );

        await panel.Find("input").InputAsync(new() { Value = "secret" });

        await panel.WaitForAssertionAsync(() =>
            panel
                .Find(".spoken[role=status]")
                .TextContent.ShouldBe("Nothing you may see has that name")
        );
    }

    [Fact]
    public async Task First_decision_says_that_there_is_nothing_to_compare_with()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var panel = Render<WhatChangedPanel>(parameters =>
            parameters.Add(it => it.DecisionId, decision)
        );

        await panel.WaitForAssertionAsync(() =>
            panel.Markup.ShouldContain("there is nothing to compare it with")
        );
    }

    [Fact]
    public async Task Difference_is_a_row_with_what_it_is_due_to()
    {
        await using var world = await ServeAsync();
        await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").Status = "archived"
        );
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = (await world.RecommendAsync()).DecisionId!.Value;

        var panel = Render<WhatChangedPanel>(parameters =>
            parameters.Add(it => it.DecisionId, later)
        );

        await panel.WaitForAssertionAsync(
            () => panel.FindAll("tbody tr").Count.ShouldBeGreaterThan(0),
            TimeSpan.FromSeconds(20)
        );
        panel.Find("tbody tr").TextContent.ShouldContain("Printer jams: guide");
        panel.Find("tbody tr").TextContent.ShouldContain("gone from place 1");
        panel.Find("tbody tr").TextContent.ShouldContain("Data, by itself");
    }

    [Fact]
    public async Task Decision_that_is_not_there_is_said_with_a_way_to_try_again()
    {
        await using var world = await ServeAsync();

        var panel = Render<WhatChangedPanel>(parameters =>
            parameters.Add(it => it.DecisionId, Guid.NewGuid())
        );

        await panel.WaitForAssertionAsync(() =>
            panel.Find("[role=alert]").TextContent.ShouldContain("There is no such decision")
        );
    }

    private async Task<DeskWorld> ServeAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddDecisions());
        var principal = await SignInAsync(world);
        Services.AddSingleton<TimeProvider>(world.Database.Clock);
        Services.AddSingleton(
            new ActorProvider(
                new SignedIn(principal),
                new Memberships(world.Get<TenantDb>()),
                new SessionRefusals(
                    world.Get<TenantDb>(),
                    world.Get<AuditTrail>(),
                    world.Get<ILogger<SessionRefusals>>()
                )
            )
        );
        Services.AddSingleton(world.Get<FindAskableItems>());
        Services.AddSingleton(world.Get<AskWhyNot>());
        Services.AddSingleton(world.Get<CompareDecisions>());
        return world;
    }

    private static async Task<ClaimsPrincipal> SignInAsync(DeskWorld world)
    {
        var account = new OperatorRow
        {
            Id = Guid.NewGuid(),
            UserName = "agent@test.example",
            SecurityStamp = "stamp",
        };
        await using var db = world.Open();
        db.Add(account);
        db.Memberships.Add(
            new()
            {
                OperatorId = account.Id,
                TenantId = world.Here.TenantId,
                PersonId = world.Here.Agent.PersonId,
            }
        );
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        var membership = await new Memberships(world.Get<TenantDb>()).OfActorAsync(
            world.Here.Agent,
            Xunit.TestContext.Current.CancellationToken
        );
        return SessionClaims.Principal(membership.Single(), Guid.NewGuid());
    }

    private sealed class SignedIn(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(principal));
    }
}

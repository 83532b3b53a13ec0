using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>The contact cap limits contacts with a customer across all people and cases.</summary>
[Trait("Req", "R197")]
public sealed class ContactCapTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Third_contact_in_the_window_is_left_out_with_that_reason(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(new ContactCap("email", 2, 7), provider);
        await ContactAsync(world, "email", daysAgo: 6);
        (await ShowsAskAsync(world)).ShouldBeTrue("one contact is not two");
        await ContactAsync(world, "email", daysAgo: 1);

        var shown = await world.RecommendAsync();

        shown.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
        shown.Slate(SlateKind.Action).Excluded.ShouldContain(each => each.Code == "contact_cap" && each.Words == "contacted too often");
    }

    [Fact]
    public async Task Window_rolls_on_and_other_channels_and_accounts_count_for_themselves()
    {
        await using var world = await WorldAsync(new ContactCap("email", 2, 7));
        await ContactAsync(world, "email", daysAgo: 8);
        await ContactAsync(world, "email", daysAgo: 1);
        await ContactAsync(world, "phone", daysAgo: 1);
        await ContactAsync(world, "email", daysAgo: 1, account: "other");

        (await ShowsAskAsync(world)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cap_over_all_channels_counts_every_contact()
    {
        await using var world = await WorldAsync(new ContactCap(null, 2, 7));
        await ContactAsync(world, "phone", daysAgo: 2);
        await ContactAsync(world, "phone", daysAgo: 1);

        (await ShowsAskAsync(world)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "R47")]
    public async Task Contacts_on_cases_that_the_actor_may_not_see_count_and_nothing_of_them_is_told()
    {
        await using var world = await WorldAsync(new ContactCap("email", 1, 7));
        await ContactAsync(world, "email", daysAgo: 1, classification: 3);

        var shown = await world.RecommendAsync();

        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == shown.DecisionId, TestContext.Current.CancellationToken);
        DecisionContent.SnapshotOf(row).ContactCapped.ShouldBe(["email"]);
        (await ShowsAskAsync(world)).ShouldBeFalse();
    }

    [Fact]
    public async Task Contact_that_became_one_too_many_is_refused_when_it_is_taken()
    {
        await using var world = await WorldAsync(new ContactCap("email", 2, 7));
        await ContactAsync(world, "email", daysAgo: 2);
        var shown = await world.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        await ContactAsync(world, "email", daysAgo: 0);

        var accepted = await world.AcceptAsync(shown, "ask");
        var overridden = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Override, SlateKind.Action, "wipe")
            {
                Reason = DismissReasons.NotUseful,
                ChosenActionKey = "ask",
            }
        );
        var allowed = await world
            .Get<ListAllowedActions>()
            .RunAsync(world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        accepted.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        accepted.Error.Message.ShouldContain("reached your organisation's contact limit");
        overridden.Error!.Message.ShouldBe(accepted.Error.Message);
        allowed.Value!.ShouldNotContain(action => action.Key == "ask");
        await using var db = world.Open();
        (
            await db.CaseEvents.CountAsync(
                row => row.CaseId == world.Here.CaseId && row.Activity == "ask",
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R77")]
    public async Task What_policy_requires_is_shown_and_taken_however_often_the_customer_heard_from_us()
    {
        await using var world = await WorldAsync(new ContactCap(null, 1, 7));
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "notice").IsCustomerContact = true);
        await ContactAsync(world, "email", daysAgo: 1);

        var shown = await world.RecommendAsync();
        var allowed = await world
            .Get<ListAllowedActions>()
            .RunAsync(world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);
        var taken = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "notice") { IsConfirmed = true }
        );

        shown.Slate(SlateKind.Action).Items[0].Id.ShouldBe("notice");
        allowed.Value!.ShouldContain(action => action.Key == "notice");
        taken.IsOk.ShouldBeTrue(taken.Error?.Message);
    }

    [Fact]
    public async Task What_policy_required_counts_like_any_contact_once_it_is_done()
    {
        await using var world = await WorldAsync(new ContactCap(null, 1, 7));
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "notice").IsCustomerContact = true);
        var shown = await world.RecommendAsync();
        var notice = new RespondToSlateRequest(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "notice")
        {
            IsConfirmed = true,
        };
        (await world.RespondAsync(notice)).IsOk.ShouldBeTrue();

        var refused = await world
            .Get<ListRefusedActions>()
            .RunAsync(world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);
        var again = await world.RespondAsync(notice with { ResponseId = Guid.NewGuid() });

        refused.Value!.Single(action => action.Key == "notice").Why.ShouldContain("contacted");
        again.Error!.Message.ShouldContain("reached your organisation's contact limit");
    }

    [Fact]
    public async Task A_second_tenant_has_its_own_contacts_and_caps()
    {
        await using var world = await WorldAsync(new ContactCap("email", 1, 7));
        await ContactAsync(world, "email", daysAgo: 1);

        var elsewhere = await world.TryRecommendAsync(world.Elsewhere.Agent, world.Elsewhere.CaseId);

        elsewhere.Value!.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
    }

    // "ask" sends an email and "call" is a phone call; another person did both on other cases of the account.
    private static async Task<DeskWorld> WorldAsync(ContactCap cap, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider);
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var ask = db.Actions.Single(row => row.Key == "ask");
                (ask.IsCustomerContact, ask.Channel) = (true, "email");
                var fix = db.Actions.Single(row => row.Key == "retired");
                (fix.IsCustomerContact, fix.Channel) = (true, "phone");
            }
        );
        var settings = TenantConfiguration.Default;
        settings = settings with { Part = settings.Part with { Version = 2, ContactCaps = [cap] } };
        await world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                db.Accounts.Add(
                    new AccountRow
                    {
                        TenantId = world.Here.TenantId,
                        Key = "other",
                        Name = "Other",
                    }
                );
                db.TenantConfigurations.Add(
                    new TenantConfigurationRow
                    {
                        TenantId = world.Here.TenantId,
                        Version = 2,
                        Json = settings.ToJson(),
                        Why = "Caps",
                        CreatedAt = world.Database.Clock.GetUtcNow(),
                    }
                );
            }
        );
        return world;
    }

    private static async Task<bool> ShowsAskAsync(DeskWorld world) =>
        (await world.RecommendAsync()).Slate(SlateKind.Action).Items.Any(item => item.Id == "ask");

    private static Task ContactAsync(DeskWorld world, string channel, int daysAgo, string account = "acme", int classification = 1)
    {
        var id = Guid.NewGuid();
        var at = world.Database.Clock.GetUtcNow().AddDays(-daysAgo);
        return world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.Cases.Add(Case(world, id, account, classification, at));
                db.CaseEvents.Add(
                    new CaseEventRow
                    {
                        TenantId = world.Here.TenantId,
                        CaseId = id,
                        Ordinal = 1,
                        EventKey = id.ToString("N"),
                        Activity = channel == "email" ? "ask" : "retired",
                        Kind = CaseEventKind.Action,
                        ActorId = world.Here.Expert,
                        At = at,
                        AttributesJson = "{}",
                    }
                );
            }
        );
    }

    private static CaseRow Case(DeskWorld world, Guid id, string account, int classification, DateTimeOffset at) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Id = id,
            Key = "C-" + id.ToString("N")[..8],
            Title = "Another matter",
            Description = "",
            TypeKey = "ticket",
            IssueType = "printer",
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = at,
            TeamKey = "one",
            AccountKey = account,
            Classification = classification,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = at,
            EventCount = 1,
            Revision = 1,
        };
}

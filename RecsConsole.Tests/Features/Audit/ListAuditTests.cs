using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Components.Pages;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>What the audit trail page shows, to whom, and with which filter.</summary>
public sealed class ListAuditTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R155")]
    public async Task Entries_are_found_by_case_person_item_time_reason_outcome_and_operation(DatabaseProvider provider)
    {
        await using var world = await TrailWorld.CreateAsync(provider);
        await AnswerAsync(world);
        await using var db = world.Desk.Open();
        var agent = await db.People.SingleAsync(row => row.Id == world.Desk.Here.Agent.PersonId);
        var expert = await db.People.SingleAsync(row => row.Id == world.Desk.Here.Expert);

        (await FoundAsync(world, new() { Case = "T-1" })).ShouldBe(
            ["decision.made", "response.dismiss", "response.accept", "contact.expert"],
            ignoreOrder: true
        );
        (await FoundAsync(world, new() { Case = "T-1000" })).ShouldBeEmpty();
        (await FoundAsync(world, new() { Person = agent.Key })).Count.ShouldBe(4);
        (await FoundAsync(world, new() { Person = "nobody" })).ShouldBeEmpty();
        (await FoundAsync(world, new() { Reason = DismissReasons.NotApplicable })).ShouldBe(["response.dismiss"]);
        (await FoundAsync(world, new() { Outcome = "denied" })).ShouldBe(["respond.slate"]);
        (await FoundAsync(world, new() { Operation = "contact.expert" })).ShouldBe(["contact.expert"]);
        (await FoundAsync(world, new() { Item = expert.DisplayName })).ShouldContain("contact.expert");
        (await FoundAsync(world, new() { Item = expert.Id.ToString("D") })).ShouldContain("decision.made", "the decision showed them");
        var today = DateOnly.FromDateTime(world.Desk.Database.Clock.GetUtcNow().Date);
        (await FoundAsync(world, new() { From = today, To = today })).Count.ShouldBe(5);
        (await FoundAsync(world, new() { To = today.AddDays(-1) })).ShouldBeEmpty();
        (await FoundAsync(world, new() { From = today.AddDays(1) })).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R155")]
    public async Task Row_is_a_sentence_with_links_to_case_decision_and_document_and_its_seal()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AnswerAsync(world);
        await world.SealAsync();

        var lines = (await world.ListAsync(new())).Lines;

        var asked = lines.Single(line => line.Operation == "contact.expert");
        asked.Words.ShouldBe("asked");
        asked.Item.ShouldNotBeNullOrEmpty();
        asked.DecisionId.ShouldBe(world.Decision.DecisionId);
        asked.Link.ShouldNotBeNull();
        var dismissed = lines.Single(line => line.Operation == "response.dismiss");
        dismissed.Reason.ShouldBe("Does not apply to this case");
        dismissed.DocumentKey.ShouldNotBeNull();
        lines.ShouldAllBe(line => line.Who.Length > 0 && line.Words.Length > 0);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_without_gap_or_repetition()
    {
        await using var world = await TrailWorld.CreateAsync();
        var trail = world.Get<AuditTrail>();
        await using (var db = world.Desk.Open())
        {
            for (var i = 0; i < (2 * ListAudit.PageSize) + 7; i++)
            {
                // many entries of the same instant, ordered by id
                trail.Append(db, null, new("save.settings", "tenant", $"{i}", AuditOutcome.Done));
            }

            await db.SaveChangesAsync();
        }

        List<Guid> seen = [];
        AuditCursor? place = null;
        do
        {
            var filter = AuditFilter.Read(new AddressQuery().With("before", place?.ToString()));
            var page = await world.ListAsync(filter);
            seen.AddRange(page.Lines.Select(line => line.Id));
            place = page.Next;
        } while (place is not null);

        await using var all = world.Desk.Open();
        seen.Count.ShouldBe(await all.AuditEntries.CountAsync());
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("reviewer")]
    [Trait("Req", "R57")]
    [Trait("Req", "R152")]
    public async Task Others_may_not_read_it_and_the_attempt_is_in_it(string role)
    {
        await using var world = await TrailWorld.CreateAsync();
        var other = await TrailWorld.AddPersonAsync(world.Desk, role);

        var result = await world.Get<ListAudit>().RunAsync(other, new(), default);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await FoundAsync(world, new() { Outcome = "denied" })).ShouldBe(["view.audit"]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenants_trail_is_not_in_it()
    {
        await using var world = await TrailWorld.CreateAsync();
        await world.Desk.TryRecommendAsync(world.Desk.Elsewhere.Agent, world.Desk.Elsewhere.CaseId);

        (await FoundAsync(world, new())).ShouldBe(["decision.made"]);
        (await world.ListAsync(new())).Actors.ShouldHaveSingleItem("nobody of the other tenant is offered");
    }

    [Fact]
    [Trait("Req", "R155")]
    public async Task Whoever_is_in_the_trail_is_offered_and_a_chosen_person_is_meant_alone()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AnswerAsync(world);
        await using var db = world.Desk.Open();
        var agent = await db.People.SingleAsync(row => row.Id == world.Desk.Here.Agent.PersonId);
        var auditor = await db.People.SingleAsync(row => row.Id == world.Auditor.PersonId);
        auditor.DisplayName = $"{agent.Key} Prüfer"; // the key of another person as a name
        await db.SaveChangesAsync();

        var offered = (await world.ListAsync(new())).Actors;

        AuditActor[] expected = [new(agent.Key, agent.DisplayName), new(auditor.Key, auditor.DisplayName)];
        offered.ShouldBe(expected, ignoreOrder: true);
        (await FoundAsync(world, new() { Person = agent.Key })).Count.ShouldBe(4);
        (await FoundAsync(world, new() { Person = "Prüfer" })).ShouldBe(["respond.slate"]);
    }

    [Fact]
    [Trait("Req", "R150")]
    public async Task Every_decision_can_be_told_completely()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AnswerAsync(world);

        var state = await world.Get<ReadAuditState>().RunAsync(world.Auditor, true, default);

        var quick = await world.Get<ReadAuditState>().RunAsync(world.Auditor, isCounted: false, default);
        (quick.Value!.Unsealed, quick.Value.Completeness).ShouldBe((null, null), "the page counts when it shows the rest already");
        var told = state.Value!.Completeness!;
        (told.Decisions, told.Complete).ShouldBe((1, 1), "100 %");
        state.Value.Unsealed.ShouldBe(5L);
        await using var db = world.Desk.Open();
        await Intruder.BreakInAsync(db);
        await Intruder.DoAsync(db, "DELETE FROM \"AuditEntries\" WHERE \"Operation\" = 'response.accept'");
        var broken = await world.Get<ReadAuditState>().RunAsync(world.Auditor, true, default);
        broken.Value!.Completeness.ShouldBe(new(1, 0, world.Decision.DecisionId!.Value, IsWhole: true));
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task Verification_is_asked_for_once_and_written_down()
    {
        await using var world = await TrailWorld.CreateAsync();

        var first = await world.Get<RequestVerification>().RunAsync(world.Auditor, default);
        var second = await world.Get<RequestVerification>().RunAsync(world.Auditor, default);

        first.Value.ShouldBe("Verification requested.");
        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var state = await world.Get<ReadAuditState>().RunAsync(world.Auditor, true, default);
        state.Value!.Run!.IsUnderWay.ShouldBeTrue();
        (await FoundAsync(world, new() { Operation = "verify.audit" })).Count.ShouldBe(1);
        await using var db = world.Desk.Open();
        var entry = db.AuditEntries.Where(row => row.Operation == "verify.audit").ShouldHaveSingleItem();
        (entry.ObjectKind, entry.ObjectId).ShouldBe(("job", "audit-verification"));
    }

    [Theory]
    [InlineData("case=T-1&person=ana&before=20260304100000000-0123456789abcdef0123456789abcdef")]
    [InlineData("item=guide&from=2026-01-02&to=2026-02-03&reason=not_useful&outcome=denied&operation=read.case")]
    public void Filter_reads_the_address_it_writes(string query) =>
        AuditFilter.Read(AddressQuery.Parse($"?{query}")).QueryText.ShouldBe(query);

    [Fact]
    public void What_makes_no_sense_in_an_address_is_left_out() =>
        AuditFilter
            .Read(
                AddressQuery.Parse(
                    $"?case={new string('x', 200)}&person=nonsense%3F&item=nonsense%3F&from=nonsense%3F&to=nonsense%3F"
                        + "&reason=nonsense%3F&outcome=nonsense%3F&operation=nonsense%3F&before=nonsense%3F"
                )
            )
            .ShouldBe(
                new()
                {
                    Person = "nonsense?",
                    Item = "nonsense?",
                    Reason = "nonsense?",
                    Operation = "nonsense?",
                }
            );

    // Accepts an action, dismisses a document, asks an expert, and answers suggestions of another person.
    private static async Task AnswerAsync(TrailWorld world)
    {
        var decision = world.Decision.DecisionId!.Value;
        var document = world.Decision.Slate(SlateKind.Document).Items[0].Id;
        await RespondAsync(world, ResponseKind.Dismiss, SlateKind.Document, document);
        await RespondAsync(world, ResponseKind.Accept, SlateKind.Expert, world.Desk.Here.Expert.ToString("D"));
        var foreign = new RespondToSlateRequest(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Document, document);
        var refused = await world.Get<RespondToSlate>().RunAsync(world.Auditor, foreign, default);
        refused.IsOk.ShouldBeFalse();
    }

    private static async Task RespondAsync(TrailWorld world, ResponseKind kind, SlateKind item, string id)
    {
        var reason = kind == ResponseKind.Dismiss ? DismissReasons.NotApplicable : null;
        var request = new RespondToSlateRequest(Guid.NewGuid(), world.Decision.DecisionId!.Value, kind, item, id, reason, Note: "Seen it?");
        var result = await world.Desk.RespondAsync(request);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
    }

    // a day apart at every hour
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task Days_of_the_filter_are_those_of_the_readers_time_zone(string zone)
    {
        await using var world = await TrailWorld.CreateAsync();
        await AnswerAsync(world);
        await using (var db = world.Desk.Open())
        {
            (await db.People.SingleAsync(row => row.Id == world.Auditor.PersonId)).TimeZone = zone;
            await db.SaveChangesAsync();
        }

        var now = TimeZoneInfo.ConvertTime(world.Desk.Database.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var today = DateOnly.FromDateTime(now.Date);
        var asked = new AuditFilter { Operation = "contact.expert" };

        (await FoundAsync(world, asked with { From = today, To = today })).ShouldBe(["contact.expert"]);
        (await FoundAsync(world, asked with { To = today.AddDays(-1) })).ShouldBeEmpty();
        (await FoundAsync(world, asked with { From = today.AddDays(1) })).ShouldBeEmpty();
    }

    private static async Task<List<string>> FoundAsync(TrailWorld world, AuditFilter filter) =>
        [.. (await world.ListAsync(filter)).Lines.Select(line => line.Operation)];
}

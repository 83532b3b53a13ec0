using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>Two people change what is agreed with a customer: it decides which steps their cases may take.</summary>
[Trait("Req", "R137")]
public sealed class GovernedTermsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_terms_wait_for_somebody_else_and_a_name_does_not()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;

        var saved = await world.SaveAsync(world.Admin, TermsWorld.Acme with { Name = "Acme AG", Tier = "Silver" }, seen);

        saved.Value!.Message.ShouldNotBeNull().ShouldStartWith("Sent for review");
        var form = (await world.ReadAsync(world.Admin, "acme")).Value!;
        form.Terms.ShouldBe(TermsWorld.Acme with { Name = "Acme AG" });
        form.Changes.Waiting.ShouldHaveSingleItem();
        (await world.Database.PublishRulesAsync(world.Admin)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await world.Database.PublishRulesAsync(await world.SecondAsync())).Error.ShouldBeNull();

        var after = (await world.ReadAsync(world.Admin, "acme")).Value!;
        after.Terms.ShouldBe(TermsWorld.Acme with { Name = "Acme AG", Tier = "Silver" });
        var version = after.Versions.ShouldHaveSingleItem();
        (version.Author, version.Publisher, version.Why).ShouldBe(("Ada", "Zoe", "As the customer signed it."));
        version.Differences.ShouldHaveSingleItem().After.ShouldBe("Silver");
    }

    [Fact]
    public async Task Second_person_reads_what_changes_and_neither_trail_nor_proposal_names_the_customer()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;
        await world.SaveAsync(world.Admin, TermsWorld.Acme with { ContractEndsAt = null }, seen);

        var change = await world.Database.ReadRulesAsync(await world.SecondAsync());

        change.Title.ShouldBe($"Contract of {TermsWorld.Acme.Name}");
        change.Address.ShouldBe("/admin/accounts/acme");
        change.Differences.ShouldHaveSingleItem().Title.ShouldBe("Last day of the contract");
        change.Change.Effect.ShouldBe("They have no open case now.");
        await using var db = world.Open();
        (await db.Proposals.SingleAsync(Token)).ContentJson.ShouldNotContain("Acme");
        (await db.AuditEntries.Select(row => row.DetailsJson).ToListAsync(Token)).ShouldAllBe(details =>
            !details.Contains("Acme", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Reason_is_needed_and_nothing_is_saved_without_it()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;

        var refused = await world
            .Get<SaveAccount>()
            .RunAsync(world.Admin, new(TermsWorld.Acme with { Name = "Acme AG", Tier = "Silver" }, seen), Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await world.ReadAsync(world.Admin, "acme")).Value!.Terms.ShouldBe(TermsWorld.Acme);
    }

    [Fact]
    public async Task Somebody_who_is_alone_changes_them_at_once_and_the_version_is_kept()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;
        await world.ChangeAsync(db => db.People.Single(row => row.Id == world.Agent.PersonId).IsActive = false);

        var saved = await world.SaveAsync(world.Admin, TermsWorld.Acme with { Region = "UK" }, seen);

        saved.Error.ShouldBeNull();
        var form = (await world.ReadAsync(world.Admin, "acme")).Value!;
        (form.Terms.Region, form.Changes.IsAlone).ShouldBe(("UK", true));
        form.Versions.ShouldHaveSingleItem().Publisher.ShouldBeNull();
    }

    [Fact]
    public async Task Terms_that_another_system_changed_meanwhile_make_the_proposal_outdated()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;
        await world.SaveAsync(world.Admin, TermsWorld.Acme with { Tier = "Silver" }, seen);
        await world.ChangeAsync(db => db.Accounts.Single().Tier = "Platinum");

        var published = await world.Database.PublishRulesAsync(await world.SecondAsync());

        published.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await world.ReadAsync(world.Admin, "acme")).Value!.Terms.Tier.ShouldBe("Platinum");
    }
}

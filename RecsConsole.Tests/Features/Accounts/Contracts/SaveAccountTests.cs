using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Accounts.Contracts;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>Administrators maintain customers and their contract terms.</summary>
public sealed class SaveAccountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Everything_of_a_customer_is_kept_and_the_trail_does_not_name_them(DatabaseProvider provider)
    {
        await using var world = await TermsWorld.CreateAsync(provider);

        var saved = await world.SaveAsync(world.Admin, TermsWorld.Acme with { Name = " Acme GmbH " }, seen: null);

        saved.Error.ShouldBeNull();
        var form = (await world.ReadAsync(world.Admin, "acme")).Value!;
        (form.Terms, form.Revision).ShouldBe((TermsWorld.Acme, 1));
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "save.account", Token);
        (entry.ObjectKind, entry.ObjectId, entry.Outcome).ShouldBe(("account", "acme", AuditOutcomes.Done));
        entry.DetailsJson.ShouldContain("Name Tier Region ContractEndsAt");
        entry.DetailsJson.ShouldNotContain("Acme");
        var change = await db.Changes.OrderByDescending(row => row.Id).FirstAsync(Token);
        (change.Kind, change.Key).ShouldBe(("configuration", "acme"));
    }

    [Fact]
    public async Task Second_of_two_who_edit_at_once_is_told_and_nothing_is_lost()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;
        (await world.ChangeTermsAsync(TermsWorld.Acme with { Tier = "Silver" }, seen)).Error.ShouldBeNull();

        var second = await world.SaveAsync(world.Admin, TermsWorld.Acme with { Region = "UK" }, seen);

        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await world.ReadAsync(world.Admin, "acme")).Value!.Terms.ShouldBe(TermsWorld.Acme with { Tier = "Silver" });
    }

    [Fact]
    public async Task Same_terms_sent_twice_are_written_once()
    {
        await using var world = await TermsWorld.CreateAsync();
        var first = await world.SaveAsync(world.Admin, TermsWorld.Acme, seen: null);

        var again = await world.SaveAsync(world.Admin, TermsWorld.Acme, seen: null);

        again.Value.ShouldBe(first.Value);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "save.account", Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "acme", "Gold", "EU", "A name must have")]
    [InlineData("Acme", "ac/me", "Gold", "EU", "A key must have")]
    [InlineData("Acme", "new", "Gold", "EU", "A key must have")]
    [InlineData("Acme", "acme", "Gold;Silver", "EU", "A tier must have")]
    [InlineData("Acme", "acme", "Gold", "European Union", "A region must have")]
    public async Task What_makes_no_sense_is_refused_in_words(string name, string key, string tier, string region, string words)
    {
        await using var world = await TermsWorld.CreateAsync();
        var terms = new AccountTerms
        {
            Key = key,
            Name = name,
            Tier = tier,
            Region = region,
        };

        var result = await world.SaveAsync(world.Admin, terms, seen: null);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldStartWith(words);
        (await world.ListAsync(world.Admin)).Value!.All.ShouldBe(0);
    }

    [Fact]
    public void Contract_that_ends_in_another_age_is_refused() =>
        TermsRules
            .Check(TermsWorld.Acme with { ContractEndsAt = DateTimeOffset.MinValue }, isNew: true)
            .ShouldHaveSingleItem()
            .Field.ShouldBe(nameof(AccountTerms.ContractEndsAt));

    [Fact]
    public void Contract_that_ends_before_it_starts_is_refused() =>
        TermsRules
            .Check(TermsWorld.Acme with { ContractStartsAt = TermsWorld.Acme.ContractEndsAt!.Value.AddDays(1) }, isNew: true)
            .ShouldHaveSingleItem()
            .Message.ShouldBe("A contract must end after it starts.");

    [Fact]
    public async Task First_day_and_entitlements_are_kept_and_compared_by_their_entries()
    {
        await using var world = await TermsWorld.CreateAsync();
        var start = ContractDays.StartOf(new(2026, 1, 1), TimeZoneInfo.Utc);
        var terms = TermsWorld.Acme with { ContractStartsAt = start, Entitlements = ["call", "visit"] };

        await world.AddAsync(terms with { Entitlements = [" visit", "call", "visit", ""] });

        var form = (await world.ReadAsync(world.Admin, "acme")).Value!;
        form.Terms.ShouldBe(terms);
        ContractDays.FirstDayOf(form.Terms.ContractStartsAt, TimeZoneInfo.Utc).ShouldBe(new DateOnly(2026, 1, 1));
        (await world.SaveAsync(world.Admin, terms with { Entitlements = ["visit", "call"] }, form.Revision)).Value!.Message.ShouldBeNull();
        (await world.ChangeTermsAsync(terms with { Entitlements = ["call"] }, form.Revision!.Value)).Error.ShouldBeNull();
        var after = (await world.ReadAsync(world.Admin, "acme")).Value!;
        after.Terms.Entitlements.ShouldBe(["call"]);
        after.Versions.ShouldHaveSingleItem().Differences.ShouldHaveSingleItem().Before.ShouldBe("call, visit");
    }

    [Fact]
    public async Task Key_of_another_customer_and_a_customer_who_is_not_there_are_refused()
    {
        await using var world = await TermsWorld.CreateAsync();
        await world.AddAsync(TermsWorld.Acme);

        var taken = await world.SaveAsync(world.Admin, TermsWorld.Acme with { Name = "Another" }, seen: null);
        var missing = await world.SaveAsync(world.Admin, TermsWorld.Acme with { Key = "beta" }, seen: 1);

        taken.Error!.Message.ShouldContain("\"acme\"");
        missing.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Key_that_another_system_gave_may_be_of_any_form()
    {
        await using var world = await TermsWorld.CreateAsync();
        await world.ChangeAsync(db =>
            db.Accounts.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "Group 7/a",
                    Name = "Account Group 7/a",
                }
            )
        );

        (await world.ChangeTermsAsync(TermsWorld.Acme with { Key = "Group 7/a" }, seen: 0)).Error.ShouldBeNull();

        (await world.ReadAsync(world.Admin, "Group 7/a")).Value!.Terms.ShouldBe(TermsWorld.Acme with { Key = "Group 7/a" });
    }

    [Fact]
    public async Task Erased_customer_is_not_there_and_nothing_is_written_of_them()
    {
        await using var world = await TermsWorld.CreateAsync();
        await world.AddAsync(TermsWorld.Acme);
        await using (var db = world.Open())
        {
            await ErasedAccount.MakeAsync(db, world.Database.Services.GetRequiredService<SubjectKeys>(), "acme");
        }

        (await world.ListAsync(world.Admin)).Value!.All.ShouldBe(0);
        (await world.ReadAsync(world.Admin, "acme")).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.SaveAsync(world.Admin, TermsWorld.Acme with { Tier = "Silver" }, seen: 1)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Another_tier_of_a_customer_with_finished_cases_is_counted_anew()
    {
        await using var world = await TermsWorld.CreateAsync();
        var seen = (await world.AddAsync(TermsWorld.Acme)).Revision;
        await world.ChangeAsync(AddFinished);

        (await world.ChangeTermsAsync(TermsWorld.Acme with { Tier = "Silver" }, seen)).Error.ShouldBeNull();

        await using var after = world.Open();
        (await after.Changes.CountAsync(row => row.Kind == "import", Token)).ShouldBe(1);

        void AddFinished(ConsoleDbContext db)
        {
            db.CaseTypes.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "support",
                    Name = "Support",
                    WorkflowKey = "support",
                    CalendarKey = "hours",
                }
            );
            var row = ARow.Finished("done", daysAgo: 1);
            row.TenantId = db.TenantId;
            db.Cases.Add(row);
        }
    }

    [Fact]
    public async Task Nobody_but_administrators_of_the_tenant_sees_or_changes_a_customer()
    {
        await using var world = await TermsWorld.CreateAsync();
        await world.AddAsync(TermsWorld.Acme);

        (await world.ListAsync(world.Stranger)).Value!.All.ShouldBe(0);
        (await world.ReadAsync(world.Stranger, "acme")).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.SaveAsync(world.Stranger, TermsWorld.Acme with { Tier = "Bronze" }, seen: 1)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.SaveAsync(world.Stranger, TermsWorld.Acme with { Name = "Theirs" }, seen: null)).IsOk.ShouldBeTrue();
        (await world.ListAsync(world.Agent)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.ReadAsync(world.Agent, "acme")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.SaveAsync(world.Agent, TermsWorld.Acme, seen: 1)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.ReadAsync(world.Admin, "acme")).Value!.Terms.ShouldBe(TermsWorld.Acme);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Accounts.Contracts;
using RecsConsole.Tests.Features.Catalog.CaseTypes;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Cases.Exchange;

/// <summary>A case that came without its customer, as tickets of a connected system do, is given one by the API, and then keeps it.</summary>
public sealed class CustomerOfCaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_without_a_customer_gets_one_and_keeps_it()
    {
        await using var world = await CreateAsync();

        (await SendAsync(world, account: null)).ShouldBe(ReceivedAs.Added);
        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Updated);
        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Already);
        (await SendAsync(world, account: "other")).ShouldBe(ReceivedAs.Refused);
        (await SendAsync(world, account: null)).ShouldBe(ReceivedAs.Already);

        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Key == "TK-1", Token)).AccountKey.ShouldBe("acme");
    }

    [Fact]
    public async Task Customer_that_comes_late_is_an_event_and_what_their_tier_is_promised_counts()
    {
        await using var world = await CreateAsync();
        await world.ChangeAsync(db =>
            db.ServiceLevels.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "gold-support",
                    Version = 1,
                    Title = "Gold support",
                    Status = VersionStatus.Published,
                    CaseTypes = ["support"],
                    Tier = "Gold",
                    TargetMinutes = 150,
                    IsRoundTheClock = true,
                }
            )
        );
        await SendAsync(world, account: null);

        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Updated);

        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(each => each.Key == "TK-1", Token);
        row.SlaLevelKey.ShouldBe("gold-support");
        row.SlaDeadline.ShouldBe(row.OpenedAt.AddMinutes(150));
        var told = (await db.CaseEvents.Where(each => each.CaseId == row.Id).ToListAsync(Token)).Single(CaseEdits.SetsCustomer);
        ClockNote.In(CaseEvents.AttributesOf(told)).ShouldNotBeNull().Deadline.ShouldBe(row.SlaDeadline);
        told.AttributesJson.ShouldNotContain("acme", Case.Sensitive, "the case says who it is");
        (await WordsAsync(db, told)).ShouldBe("Another system set the customer of the case");
    }

    [Fact]
    public async Task Priority_that_another_system_changes_brings_the_service_level_that_counts_for_it()
    {
        await using var world = await CreateAsync();
        await world.ChangeAsync(db =>
            db.ServiceLevels.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "urgent-support",
                    Version = 1,
                    Title = "Urgent support",
                    Status = VersionStatus.Published,
                    CaseTypes = ["support"],
                    Priority = 1,
                    TargetMinutes = 90,
                    IsRoundTheClock = true,
                }
            )
        );
        await SendAsync(world, account: null);

        (await SendAsync(world, account: null, priority: 1)).ShouldBe(ReceivedAs.Updated);

        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(each => each.Key == "TK-1", Token);
        (row.SlaLevelKey, row.SlaDeadline).ShouldBe(("urgent-support", row.OpenedAt.AddMinutes(90)));
    }

    [Fact]
    public async Task Customer_that_comes_with_other_changes_does_not_hide_them()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, account: null);

        (await SendAsync(world, account: "acme", title: "Scanner jams")).ShouldBe(ReceivedAs.Updated);

        await using var db = world.Open();
        var told = (await db.CaseEvents.ToListAsync(Token)).Single(CaseEdits.SetsCustomer);
        (await WordsAsync(db, told)).ShouldBe("Another system changed fields of the case");
    }

    [Fact]
    public async Task Solved_case_keeps_the_deadline_that_it_was_judged_by()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, account: null);
        await world.ChangeAsync(db =>
        {
            var row = db.Cases.Single(each => each.Key == "TK-1");
            (row.ResolvedAt, row.SlaDeadline, row.SlaLevelKey, row.SlaLevelVersion) = (world.Now, null, null, null);
            db.ServiceLevels.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "gold-support",
                    Version = 1,
                    Title = "Gold support",
                    Status = VersionStatus.Published,
                    Tier = "Gold",
                    TargetMinutes = 150,
                }
            );
        });

        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Updated);

        await using var db = world.Open();
        (await db.Cases.SingleAsync(each => each.Key == "TK-1", Token)).SlaDeadline.ShouldBeNull();
    }

    [Fact]
    public async Task Case_that_was_erased_itself_gets_no_customer()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, account: null);
        await world.ChangeAsync(db => db.SubjectKeys.Single(key => key.SubjectKind == SubjectName.CaseKind).DestroyedAt = world.Now);

        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Refused);

        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Key == "TK-1", Token)).AccountKey.ShouldBeNull();
    }

    private static async Task<TermsWorld> CreateAsync()
    {
        var world = await TermsWorld.CreateAsync(add: services =>
        {
            services.AddRecommendations().AddCases().AddCatalog();
            services.TryAddSingleton<IMailTransport, NoTransport>();
        });
        await world.ChangeAsync(db => db.People.Single(row => row.Key == "bo").Clearance = 2);
        (await world.Get<AddCaseType>().RunAsync(world.Admin, UseCaseExamples.Support, Token)).Error.ShouldBeNull();
        AllTaken(
            await world.Get<ReceiveAccounts>().RunAsync(world.Admin, Rows<IncomingAccount>([Account("acme"), Account("other")]), Token)
        );
        return world;
    }

    private static IncomingAccount Account(string key) =>
        new(key)
        {
            Name = key,
            Tier = "Gold",
            Region = "EU",
        };

    private static async Task<string> WordsAsync(ConsoleDbContext db, CaseEventRow told) =>
        (await TimelineTexts.ReadAsync(db, [told], zone: null, Token)).ToLine(told).What;

    private static async Task<ReceivedAs> SendAsync(TermsWorld world, string? account, string title = "Printer jams", int? priority = null)
    {
        var sent = new IncomingCase("TK-1", title, "support") { Account = account, Priority = priority };
        var received = await world.Get<ReceiveCases>().RunAsync(world.Agent, Rows([sent]), Token);
        return received.Value.ShouldNotBeNull(received.Error?.Message).ShouldHaveSingleItem().Status;
    }
}

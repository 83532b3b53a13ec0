using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases;
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
        await using var world = await TermsWorld.CreateAsync(add: services =>
        {
            services.AddRecommendations().AddCases().AddCatalog();
            services.TryAddSingleton<IMailTransport, NoTransport>();
        });
        await world.ChangeAsync(db => db.People.Single(row => row.Key == "bo").Clearance = 2);
        (await world.Get<AddCaseType>().RunAsync(world.Admin, UseCaseExamples.Support, Token)).Error.ShouldBeNull();
        AllTaken(
            await world.Get<ReceiveAccounts>().RunAsync(world.Admin, Rows<IncomingAccount>([Account("acme"), Account("other")]), Token)
        );

        (await SendAsync(world, account: null)).ShouldBe(ReceivedAs.Added);
        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Updated);
        (await SendAsync(world, account: "acme")).ShouldBe(ReceivedAs.Already);
        (await SendAsync(world, account: "other")).ShouldBe(ReceivedAs.Refused);
        (await SendAsync(world, account: null)).ShouldBe(ReceivedAs.Already);

        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Key == "TK-1", Token)).AccountKey.ShouldBe("acme");
    }

    private static IncomingAccount Account(string key) =>
        new(key)
        {
            Name = key,
            Tier = "Gold",
            Region = "EU",
        };

    private static async Task<ReceivedAs> SendAsync(TermsWorld world, string? account)
    {
        var sent = new IncomingCase("TK-1", "Printer jams", "support") { Account = account };
        var received = await world.Get<ReceiveCases>().RunAsync(world.Agent, Rows([sent]), Token);
        return received.Value.ShouldNotBeNull(received.Error?.Message).ShouldHaveSingleItem().Status;
    }
}

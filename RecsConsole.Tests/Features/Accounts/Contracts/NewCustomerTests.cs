using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Contracts;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>
/// One person adds a customer with the contract while a tenant is being set up. Once suggestions are recorded, the name is added at once and
/// the contract waits for somebody else.
/// </summary>
public sealed class NewCustomerTests() : TwoAdmins(services => services.AddTenants().AddAccounts())
{
    private const string Why = "As the customer signed it.";

    private static readonly AccountTerms s_globex = new()
    {
        Key = "globex",
        Name = "Globex",
        Tier = "Silver",
    };

    [Fact]
    public async Task Tenant_without_suggestions_is_set_up_by_one_person()
    {
        var form = await FormAsync();

        var saved = await SaveAsync(s_globex, "");

        saved.Value!.Message.ShouldBeNull();
        (await TierAsync()).ShouldBe("Silver");
        form.HasOtherTerms(s_globex).ShouldBeFalse();
        form.SavingHelp(isForReview: false).ShouldContain("until the first suggestions are recorded here");
    }

    [Fact]
    public async Task Contract_of_a_new_customer_waits_once_suggestions_are_recorded()
    {
        await World.RecommendAsync();
        var form = await FormAsync();

        var unsaid = await SaveAsync(s_globex, "");
        var sent = await SaveAsync(s_globex, Why);

        form.HasOtherTerms(s_globex).ShouldBeTrue();
        form.Changes.IsAlone.ShouldBeFalse();
        // a conflict: a form that was opened before asks for no reason and has to read again
        unsaid.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        sent.Value!.Message.ShouldNotBeNull().ShouldStartWith("Sent for review");
        (await TierAsync()).ShouldBeNull();
        (await World.Database.PublishRulesAsync(Ada)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await World.Database.PublishRulesAsync(Ben)).Error.ShouldBeNull();
        (await TierAsync()).ShouldBe("Silver");
    }

    [Fact]
    public async Task Request_that_is_repeated_sends_the_contract_once()
    {
        await World.RecommendAsync();
        var first = await SaveAsync(s_globex, Why);

        var again = await SaveAsync(s_globex, Why);
        var other = await SaveAsync(s_globex with { Tier = "Platinum" }, Why);

        again.Value.ShouldBe(first.Value);
        other.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var db = World.Open();
        (await db.Proposals.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Key_of_a_customer_who_is_there_is_taken()
    {
        await World.RecommendAsync();

        var taken = await SaveAsync(s_globex with { Key = "acme" }, Why);

        taken.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Name_alone_needs_nobody_else()
    {
        await World.RecommendAsync();

        var saved = await SaveAsync(s_globex with { Tier = null }, "");

        saved.Value!.Message.ShouldBeNull();
        await using var db = World.Open();
        (await db.Proposals.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_is_alone_adds_the_contract_too()
    {
        await World.RecommendAsync();
        await using var db = World.Open();
        await db.People.Where(row => row.Id != Ada.PersonId).ForEachAsync(row => row.IsActive = false, Token);
        await db.SaveChangesAsync(Token);

        var saved = await SaveAsync(s_globex, Why);

        saved.Error.ShouldBeNull();
        (await TierAsync()).ShouldBe("Silver");
        (await FormAsync()).Changes.IsAlone.ShouldBeTrue();
    }

    private async Task<Result<SavedAccount>> SaveAsync(AccountTerms terms, string why)
    {
        using var scope = World.Database.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SaveAccount>().RunAsync(Ada, new(terms, null) { Why = why }, Token);
    }

    private async Task<AccountFormView> FormAsync()
    {
        using var scope = World.Database.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadAccountForm>().RunAsync(Ada, new(null), Token)).Value!;
    }

    private async Task<string?> TierAsync()
    {
        await using var db = World.Open();
        return await db.Accounts.Where(row => row.Key == "globex").Select(row => row.Tier).SingleAsync(Token);
    }
}

using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Creating;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Creating;

/// <summary>The form of a new case offers what the person may choose, and nothing of others.</summary>
public sealed class NewCaseChoicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R51")]
    public async Task Who_works_no_cases_opens_none_and_finds_no_customers()
    {
        await using var desk = await CreateCaseTests.OpenAsync();

        var created = await desk.Get<CreateCase>().RunAsync(desk.Auditor, new(Guid.NewGuid(), CreateCaseTests.Described), Token);
        var read = await desk.Get<ReadNewCase>().RunAsync(desk.Auditor, Token);
        var found = await desk.Get<FindCustomers>().RunAsync(desk.Auditor, "acme", Token);

        new[] { created.Error!.Kind, read.Error!.Kind, found.Error!.Kind }.ShouldAllBe(kind => kind == ErrorKind.Forbidden);
        await using var db = desk.Read();
        (await db.Cases.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_has_its_own_keys_and_sees_no_customers_or_choices_of_this_one()
    {
        await using var desk = await CreateCaseTests.OpenAsync();
        await CreateCaseTests.CreateAsync(desk, desk.Ana, CreateCaseTests.Described);

        var created = await desk.Get<CreateCase>()
            .RunAsync(desk.Stranger, new(Guid.NewGuid(), CreateCaseTests.Described with { Team = null }), Token);
        var read = await desk.Get<ReadNewCase>().RunAsync(desk.Stranger, Token);
        var found = await desk.Get<FindCustomers>().RunAsync(desk.Stranger, "acme", Token);

        created.IsOk.ShouldBeFalse("the kind and the customer are of the other tenant");
        (read.Value!.Types.Count, read.Value.Values.Teams.Count, read.Value.Own.Count, found.Value!.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task Customers_are_found_by_name_and_key_if_one_of_their_cases_may_be_viewed_or_they_have_none()
    {
        await using var desk = await CreateCaseTests.OpenAsync();
        await desk.AddAsync(
            new AccountRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "acme-secret",
                Name = "Acme Secret",
            },
            new AccountRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "k-77",
                Name = "The new Acme",
            }
        );
        await desk.AddAsync(desk.ACase("BR-1", row => (row.Classification, row.AccountKey) = (Classifications.Restricted, "acme-secret")));

        var byName = await desk.Get<FindCustomers>().RunAsync(desk.Ana, "ACME", Token);
        var byKey = await desk.Get<FindCustomers>().RunAsync(desk.Ana, "k-77", Token);
        var tooShort = await desk.Get<FindCustomers>().RunAsync(desk.Ana, "a", Token);

        byName.Value!.Select(each => each.Name).ShouldBe(["Acme GmbH", "The new Acme"]);
        byKey.Value!.ShouldHaveSingleItem().Name.ShouldBe("The new Acme");
        tooShort.Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_offers_what_the_person_may_choose()
    {
        await using var desk = await CreateCaseTests.OpenAsync();
        await desk.AddAsync(
            new TeamRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "network",
                Name = "Network",
            }
        );
        await desk.AddAsync(desk.ACase("BR-1"), desk.ACase("BR-2"), desk.ACase("BR-3"));

        var choices = (await desk.Get<ReadNewCase>().RunAsync(desk.Ana, Token)).Value.ShouldNotBeNull();

        choices.Types.Select(type => type.Words).ShouldBe(["Support case"]);
        choices.Values.Teams.Select(team => team.Key).ShouldBe([Desk.Team]);
        (choices.OwnTeam, choices.Classifications.Count).ShouldBe((Desk.Team, Classifications.Confidential + 1));
        choices.Own.ShouldHaveSingleItem().Values.ShouldBe(["Production"]);
        var form = NewCaseForm.Of(choices);
        (form.Type, form.Team, form.Classification, form.IsMine, form.IsTyped).ShouldBe(("support", Desk.Team, "1", true, false));
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Values_of_own_fields_come_from_no_case_above_the_clearance()
    {
        await using var desk = await CreateCaseTests.OpenAsync();
        await desk.AddAsync(Secret("BR-1"), Secret("BR-2"), Secret("BR-3"));

        var choices = (await desk.Get<ReadNewCase>().RunAsync(desk.Ana, Token)).Value.ShouldNotBeNull();

        var field = choices.Own.ShouldHaveSingleItem();
        (field.Name, field.Cases, field.Values.Count).ShouldBe(("Codename", 0, 0));

        CaseRow Secret(string key) =>
            desk.ACase(key, row => (row.Classification, row.CustomFieldsJson) = (Classifications.Restricted, """{"Codename":"Heron"}"""));
    }

    [Fact]
    public async Task Without_a_published_workflow_there_is_no_kind_of_case()
    {
        await using var desk = await Desk.OpenAsync();

        (await desk.Get<ReadNewCase>().RunAsync(desk.Ana, Token)).Value!.Types.ShouldBeEmpty();
        (await desk.Get<CreateCase>().RunAsync(desk.Ana, new(Guid.NewGuid(), CreateCaseTests.Described), Token)).Error!.Kind.ShouldBe(
            ErrorKind.Invalid
        );
    }
}

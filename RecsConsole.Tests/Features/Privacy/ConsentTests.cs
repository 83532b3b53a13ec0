using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Lists;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Privacy.Consent;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>If consent is the legal basis of a class of data, only data with consent is used, and refused uses are counted.</summary>
public sealed class ConsentTests : PrivacyDesk
{
    private const string Why = "Counsel has asked for it.";

    [Fact]
    [Trait("Req", "R218")]
    public async Task Withdrawn_consent_acts_on_the_next_request_and_the_refusal_is_counted()
    {
        var customer = await CustomerAsync();
        await RestOnConsentAsync(FieldClass.Customers);
        await RecordConsentAsync(SubjectName.AccountKind, customer, isGiven: true);
        var before = await World.RecommendAsync();

        await RecordConsentAsync(SubjectName.AccountKind, customer, isGiven: false);
        var after = await World.RecommendAsync(before.DecisionId);

        (await SnapshotAsync(before.DecisionId)).IsByRules.ShouldBeFalse();
        var snapshot = await SnapshotAsync(after.DecisionId);
        snapshot.IsByRules.ShouldBeTrue();
        snapshot.Visible.History?.Accounts.ShouldBeNull();
        await using var db = World.Open();
        var refused = await db.AuditEntries.Where(row => row.Operation == FieldRefusals.ClassOperation).ToListAsync(Cancelled);
        refused.ShouldHaveSingleItem().ObjectId.ShouldBe("customers");
        refused[0].DetailsJson.ShouldContain("\"purpose\":\"serve\"");
        var view = (await World.Get<ReadConsent>().RunAsync(Admin, new(), Cancelled)).Value!;
        view.Bases.Single(line => line.Class == FieldClass.Customers).Refused.ShouldBe(1);
    }

    [Fact]
    public async Task Customer_who_said_nothing_is_left_out_too_and_nobody_is_where_consent_is_not_asked()
    {
        var customer = await CustomerAsync();
        await RecordConsentAsync(SubjectName.AccountKind, customer, isGiven: false);
        var before = await World.RecommendAsync();

        await RestOnConsentAsync(FieldClass.Customers);
        var after = await World.RecommendAsync(before.DecisionId);

        (await SnapshotAsync(before.DecisionId)).IsByRules.ShouldBeFalse();
        (await SnapshotAsync(after.DecisionId)).IsByRules.ShouldBeTrue();
    }

    [Fact]
    public async Task Person_without_consent_is_not_suggested_and_comes_back_with_it()
    {
        await RestOnConsentAsync(FieldClass.People);
        var without = await World.RecommendAsync();
        string key;
        Guid id;
        await using (var db = World.Open())
        {
            var expert = await db.People.FirstAsync(row => row.IsExpert && row.IsActive, Cancelled);
            (key, id) = (expert.Key, expert.Id);
        }

        await RecordConsentAsync(SubjectName.PersonKind, key, isGiven: true);
        var with = await World.RecommendAsync(without.DecisionId);

        (await SnapshotAsync(without.DecisionId)).Shared.People.People.ShouldBeEmpty();
        (await SnapshotAsync(with.DecisionId)).Shared.People.People.Select(person => person.Id).ShouldBe([id]);
    }

    [Fact]
    public async Task Cases_cannot_rest_on_consent_and_an_unknown_customer_cannot_give_it()
    {
        var basis = await World.Get<SaveBasis>().RunAsync(Admin, new(1, FieldClass.Cases, LegalBasis.Consent, Why), Cancelled);
        var said = await World.Get<RecordConsent>().RunAsync(Admin, new("account", "NOBODY", true, "paper"), Cancelled);

        (basis.Error!.Kind, said.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.NotFound));
    }

    [Fact]
    public async Task An_agent_may_neither_read_nor_record_and_another_tenant_sees_nothing()
    {
        var customer = await CustomerAsync();
        await RecordConsentAsync(SubjectName.AccountKind, customer, isGiven: true);
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        var read = await World.Get<ReadConsent>().RunAsync(World.Here.Agent, new(), Cancelled);
        var said = await World.Get<RecordConsent>().RunAsync(World.Here.Agent, new("account", customer, true, "paper"), Cancelled);
        var basis = await World
            .Get<SaveBasis>()
            .RunAsync(World.Here.Agent, new(1, FieldClass.Customers, LegalBasis.Consent, Why), Cancelled);
        var other = (await World.Get<ReadConsent>().RunAsync(stranger, new(), Cancelled)).Value!;

        new[] { read.Error!.Kind, said.Error!.Kind, basis.Error!.Kind }.ShouldAllBe(kind => kind == ErrorKind.Forbidden);
        other.Statements.Lines.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R218")]
    public async Task Older_statement_is_on_a_later_page_and_is_found_by_the_key_of_customer_or_person()
    {
        var customer = await CustomerAsync();
        await World.AddPersonAsync("ada", ConsoleRole.Agent);
        await RecordConsentAsync(SubjectName.AccountKind, customer, isGiven: true);
        await RecordConsentAsync(SubjectName.PersonKind, "ada", isGiven: false);
        await AddLaterAsync(ConsentStatements.PageSize);

        var first = await ListAsync(new());
        var second = await ListAsync(new() { Page = 2 });
        var ofCustomer = await ListAsync(new() { Search = customer.ToUpperInvariant() });
        var ofPerson = await ListAsync(new() { Search = "Ada" });

        first.Lines.Count.ShouldBe(ConsentStatements.PageSize);
        first.Total.ShouldBe(ConsentStatements.PageSize + 2);
        second.Lines.Select(line => line.Key).ShouldBe(["ada", customer]);
        ofCustomer.Lines.ShouldHaveSingleItem().Key.ShouldBe(customer);
        var found = ofPerson.Lines.ShouldHaveSingleItem();
        (found.Key, found.Name, found.IsGiven).ShouldBe(("ada", "Ada", false));
        (await ListAsync(new() { Search = "nobody" })).Total.ShouldBe(0);
    }

    // statements of customers that are no longer known
    private async Task AddLaterAsync(int count)
    {
        await using var db = World.Open();
        var at = World.Database.Clock.GetUtcNow().AddMinutes(1);
        for (var number = 0; number < count; number++)
        {
            db.Consents.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Id = Guid.CreateVersion7(at),
                    DataClass = Consents.CodeOf(FieldClass.Customers),
                    SubjectKind = SubjectName.AccountKind,
                    SubjectKey = "gone " + number.ToString(CultureInfo.InvariantCulture),
                    IsGiven = true,
                    Channel = "paper",
                    At = at,
                    RecordedById = Admin.PersonId,
                }
            );
        }

        await db.SaveChangesAsync(Cancelled);
    }

    private async Task<ListPart<ConsentLine>> ListAsync(ConsentFilter filter) =>
        (await World.Get<ReadConsent>().RunAsync(Admin, filter, Cancelled)).Value!.Statements;

    private async Task<string> CustomerAsync()
    {
        await using var db = World.Open();
        var key = await db.Cases.Where(row => row.Id == World.Here.CaseId).Select(row => row.AccountKey).SingleAsync(Cancelled);
        return key.ShouldNotBeNull();
    }

    private async Task RestOnConsentAsync(FieldClass of)
    {
        await using var db = World.Open();
        var version = (await TenantConfigurationReader.ReadStoredAsync(db, Cancelled)).Version;
        (await World.Get<SaveBasis>().RunAsync(Admin, new(version, of, LegalBasis.Consent, Why), Cancelled)).Error.ShouldBeNull();
    }

    private async Task RecordConsentAsync(string kind, string key, bool isGiven)
    {
        World.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        (await World.Get<RecordConsent>().RunAsync(Admin, new(kind, key, isGiven, "paper"), Cancelled)).Error.ShouldBeNull();
    }

    private async Task<CaseSnapshot> SnapshotAsync(Guid? decisionId)
    {
        await using var db = World.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == decisionId, Cancelled);
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, Cancelled);
        return CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(hash => bundle.Parts.GetValueOrDefault(hash));
    }
}

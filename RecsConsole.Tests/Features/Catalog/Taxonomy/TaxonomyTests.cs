using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Taxonomy;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Taxonomy;

/// <summary>Issue types and products by name: what cases have, who adds and who changes them, and what forms offer.</summary>
[Trait("Req", "R141")]
public sealed class TaxonomyTests() : TwoAdmins(services => services.AddCatalog().AddTenants())
{
    private const string Why = "Customers call it by this name.";
    private static readonly NewTerm s_printer = new(TermKind.IssueType, "printer", "Printers");

    [Fact]
    public async Task Values_of_cases_are_listed_with_their_uses_until_somebody_adds_them()
    {
        var before = await ListAsync(new());
        before.Unknown.ShouldBe([new(TermKind.IssueType, "printer"), new(TermKind.Product, "printing")]);
        var line = before.Lines.First(each => each.Key == "printer");
        (line.State, line.Open, line.Uses.Documents > 0).ShouldBe((TermState.Unknown, 1, true));

        (await World.Get<AddTerms>().RunAsync(Ada, [s_printer, s_printer], Token)).Value.ShouldBe(1);

        var after = await ListAsync(new() { Kind = TermKind.IssueType, State = TermState.Offered });
        after.Unknown.ShouldBe([new(TermKind.Product, "printing")]);
        after.Lines.ShouldHaveSingleItem().Title.ShouldBe("Printers");
        (await World.Get<AddTerms>().RunAsync(Ada, [s_printer], Token)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var db = World.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "create.taxonomy_term", Token);
        (entry.ObjectKind, entry.ObjectId, entry.Outcome).ShouldBe(("issue_type", "printer", "done"));
    }

    [Theory]
    [InlineData("", "Nothing")]
    [InlineData("general", "No issue type")]
    public async Task Value_that_means_none_is_refused(string key, string title) =>
        (await World.Get<AddTerms>().RunAsync(Ada, [new(TermKind.IssueType, key, title)], Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);

    [Fact]
    public async Task Label_changes_only_once_somebody_else_publishes_it()
    {
        await World.Get<AddTerms>().RunAsync(Ada, [s_printer], Token);

        var sent = await SaveAsync(new(TermKind.IssueType, "printer"), "Printers and scanners", isRetired: false, revision: 1);

        sent.Error.ShouldBeNull();
        (await LineAsync("printer")).Title.ShouldBe("Printers");
        (await ListAsync(new())).Changes.Waiting.ShouldHaveSingleItem().Author.ShouldBe("Ada");
        var change = await World.Database.ReadRulesAsync(Ben);
        change.Title.ShouldBe("printer in the taxonomy");
        change.Differences.ShouldHaveSingleItem().After.ShouldBe("Printers and scanners");
        (await World.Database.PublishRulesAsync(Ada)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await World.Database.PublishRulesAsync(Ben)).Error.ShouldBeNull();
        (await LineAsync("printer")).Title.ShouldBe("Printers and scanners");
        var version = (await ListAsync(new())).Versions.ShouldHaveSingleItem();
        (version.Title, version.Author, version.Publisher, version.Why).ShouldBe(("printer in the taxonomy", "Ada", "Ben", Why));
        (version.Differences.Single().Before, version.Differences.Single().After).ShouldBe(("Printers", "Printers and scanners"));
    }

    [Fact]
    public async Task Retired_term_is_no_longer_offered_and_cases_keep_it()
    {
        await World.Get<AddTerms>().RunAsync(Ada, [s_printer], Token);
        (await ChoicesAsync()).OfferedIssueTypes.ShouldContain("printer");
        await SaveAsync(new(TermKind.IssueType, "printer"), "Printers", isRetired: true, revision: 1);
        (await World.Database.PublishRulesAsync(Ben)).Error.ShouldBeNull();

        var choices = await ChoicesAsync();

        choices.OfferedIssueTypes.ShouldNotContain("printer");
        choices.IssueTypes.ShouldContain("printer", "an action that names it stays valid");
        choices.Terms.Words("printer").ShouldBe("Printers (retired)");
        (await LineAsync("printer")).Open.ShouldBe(1);
    }

    [Fact]
    public async Task Term_is_offered_before_the_first_case_has_it()
    {
        await World.Get<AddTerms>().RunAsync(Ada, [new(TermKind.IssueType, "scanner", "")], Token);

        var choices = await ChoicesAsync();

        choices.OfferedIssueTypes.ShouldBe(["printer", "scanner"]);
        choices.Terms.Words("printer").ShouldBe("Printer (not in the taxonomy)");
    }

    [Fact]
    public async Task First_taxonomy_is_learned_once_and_later_values_are_listed()
    {
        await using var db = World.Open();
        (await TermLearning.LearnAsync(db, World.Database.Clock.GetUtcNow(), Token)).ShouldBeEmpty();
        await db.SaveChangesAsync(Token);
        (await db.Cases.FirstAsync(row => row.IsOpen, Token)).IssueType = "prnter";
        await db.SaveChangesAsync(Token);

        var unknown = await TermLearning.LearnAsync(db, World.Database.Clock.GetUtcNow(), Token);

        unknown.ShouldBe([new(TermKind.IssueType, "prnter", 1)]);
        (await db.TaxonomyTerms.Select(row => row.Key).Order().ToListAsync(Token)).ShouldBe(["printer", "printing"]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_sees_nothing_and_a_supervisor_only_reads()
    {
        await World.Get<AddTerms>().RunAsync(Ada, [s_printer], Token);
        var stranger = await World.AddPersonAsync("sten", ConsoleRole.Admin, elsewhere: true);
        var supervisor = await World.AddPersonAsync("sue", ConsoleRole.Supervisor);

        var elsewhere = (await World.Get<ListTaxonomy>().RunAsync(stranger, new(), Token)).Value!;
        var read = (await World.Get<ListTaxonomy>().RunAsync(supervisor, new(), Token)).Value!;

        elsewhere.Lines.ShouldAllBe(line => line.State == TermState.Unknown);
        (read.MayManage, read.Lines.Count).ShouldBe((false, 2));
        (await World.Get<AddTerms>().RunAsync(supervisor, [s_printer], Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private async Task<TaxonomyList> ListAsync(TaxonomyFilter filter) =>
        (await World.Get<ListTaxonomy>().RunAsync(Ada, filter, Token)).Value.ShouldNotBeNull();

    private async Task<TermLine> LineAsync(string key) => (await ListAsync(new())).Lines.Single(line => line.Key == key);

    private Task<Result<string>> SaveAsync(TermName term, string title, bool isRetired, long revision) =>
        World.Get<SaveTerm>().RunAsync(Ada, new(term, title, isRetired, revision, Why), Token);

    private async Task<ActionChoices> ChoicesAsync()
    {
        await using var db = World.Open();
        return await ActionChoices.ReadAsync(db, Token);
    }
}

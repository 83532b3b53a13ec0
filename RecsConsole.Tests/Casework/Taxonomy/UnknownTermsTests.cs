using System.Globalization;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Taxonomy;

/// <summary>The issue types and products that cases have, with the number of open ones, in every database.</summary>
public sealed class UnknownTermsTests
{
    private const string Mark = "used ";

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R51")]
    public async Task Each_value_of_the_own_tenant_is_told_once_with_its_open_cases(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddAsync(
            desk,
            new("used jam", "used Scanner", IsOpen: true),
            new("used jam", "used Scanner", IsOpen: true),
            new("used jam", null, IsOpen: false),
            new("used Öl", "used scanner", IsOpen: false),
            new(LogNames.NoIssueType, "", IsOpen: true),
            new("", LogNames.NoIssueType, IsOpen: true)
        );

        await using var here = desk.Open();
        var used = await UnknownTerms.UsedAsync(here, Token);
        await using var elsewhere = desk.Open(desk.Stranger.TenantId);
        var strange = await UnknownTerms.UsedAsync(elsewhere, Token);

        Marked(used)
            .ShouldBe([
                new(TermKind.IssueType, "used jam", 2),
                new(TermKind.IssueType, "used Öl", 0),
                new(TermKind.Product, "used Scanner", 2),
                new(TermKind.Product, "used scanner", 0),
            ]);
        used.ShouldAllBe(term => !UnknownTerms.IsNone(term.Key));
        Marked(strange).ShouldBeEmpty();
    }

    [Fact]
    public async Task None_of_very_many_values_is_lost()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var values = Enumerable.Range(0, 250).Select(number => Mark + number.ToString("000", CultureInfo.InvariantCulture)).ToList();
        await AddAsync(desk, [.. values.Select(value => new UsedBy("used jam", value, IsOpen: true))]);

        await using var here = desk.Open();
        var used = await UnknownTerms.UsedAsync(here, Token);

        Marked(used)
            .Where(term => term.Kind == TermKind.Product)
            .ShouldBe(values.Select(value => new UsedTerm(TermKind.Product, value, 1)));
    }

    // without those of the desk's own history
    private static IEnumerable<UsedTerm> Marked(IEnumerable<UsedTerm> used) =>
        used.Where(term => term.Key.StartsWith(Mark, StringComparison.Ordinal));

    private static async Task AddAsync(InsightDesk desk, params UsedBy[] cases)
    {
        var rows = desk.Rows(desk.Admin.TenantId);
        await using var db = desk.Open();
        foreach (var (number, of) in cases.Index())
        {
            var row = rows.Case("U" + number.ToString(CultureInfo.InvariantCulture), "one", 3);
            (row.IssueType, row.Product, row.IsOpen) = (of.IssueType, of.Product, of.IsOpen);
            db.Cases.Add(row);
        }

        await db.SaveChangesAsync(Token);
    }

    private sealed record UsedBy(string IssueType, string? Product, bool IsOpen);
}

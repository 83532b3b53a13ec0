using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>What the form of a document offers, from all documents.</summary>
public sealed class DocumentChoicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Regions_and_issue_types_of_all_documents_are_offered_once(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        await using var db = world.Open();
        foreach (var document in db.Documents.OrderBy(row => row.Key).Take(3).ToList())
        {
            document.Regions = ["Antarctica"];
            document.IssueTypes = ["frost", "ice"];
        }

        await db.SaveChangesAsync(Token);

        var choices = await DocumentChoices.ReadAsync(db, new(), Token);

        choices.Regions.Count(region => region == "Antarctica").ShouldBe(1);
        choices.IssueTypes.Count(issue => issue is "frost" or "ice").ShouldBe(2);
    }

    /// <summary>A row that nobody announces shows that they were not read again.</summary>
    [Fact]
    public async Task Documents_are_read_again_only_after_one_of_them_changed()
    {
        await using var world = await DeskWorld.CreateAsync();
        var known = new KnownTags();
        (await RegionsAsync()).ShouldNotContain("Antarctica");

        await using (var db = world.Open())
        {
            (await db.Documents.FirstAsync(Token)).Regions = ["Antarctica"];
            await db.SaveChangesAsync(Token);
        }

        (await RegionsAsync()).ShouldNotContain("Antarctica");
        await world.ChangeAsync(ChangeKind.Document, _ => { });
        (await RegionsAsync()).ShouldContain("Antarctica");

        async Task<IReadOnlyList<string>> RegionsAsync()
        {
            await using var db = world.Open();
            return (await DocumentChoices.ReadAsync(db, known, Token)).Regions;
        }
    }
}

using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>What the form of a document offers, from all documents.</summary>
public sealed class DocumentChoicesTests
{
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

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var choices = await DocumentChoices.ReadAsync(db, TestContext.Current.CancellationToken);

        choices.Regions.Count(region => region == "Antarctica").ShouldBe(1);
        choices.IssueTypes.Count(issue => issue is "frost" or "ice").ShouldBe(2);
    }
}

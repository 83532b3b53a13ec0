using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>The card of a document in another language than the case's names that language.</summary>
public sealed class DocumentLanguageTests
{
    [Theory]
    [InlineData("de", "Runbook, version 1, in German")]
    [InlineData("en", "Runbook, version 1")]
    public async Task Language_is_named_where_it_differs(string language, string detail)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Person,
            db => db.People.Single(row => row.Id == world.Here.Agent.PersonId).Languages = ["en", "de"]
        );
        await world.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Language = language);

        var card = (await world.RecommendAsync()).Slate(SlateKind.Document).Items.Single(item => item.Id == "guide");

        card.Detail.ShouldBe(detail);
    }
}

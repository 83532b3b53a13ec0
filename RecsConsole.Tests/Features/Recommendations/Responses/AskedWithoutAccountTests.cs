using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Responses;

/// <summary>People who are only known, as from an imported log, read no questions.</summary>
public sealed class AskedWithoutAccountTests
{
    [Fact]
    [Trait("Req", "R98")]
    public async Task Person_without_an_account_is_not_asked_because_nobody_would_read_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.TakeAccountAsync(world.Here.Expert);

        var asked = await world.RespondAsync(
            new(
                Guid.NewGuid(),
                shown.DecisionId!.Value,
                ResponseKind.Accept,
                SlateKind.Expert,
                world.Here.Expert.ToString("D"),
                Note: "Seen?"
            )
        );

        asked.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        asked.Error.Message.ShouldBe("Person expert has no account here yet, so a question would reach nobody. Nothing was recorded.");
        await using var db = world.Open();
        ((await db.InboxItems.CountAsync()) + (await db.Notes.CountAsync())).ShouldBe(0);
    }
}

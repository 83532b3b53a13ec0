using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>"Here now" is said only of people who can sign in: those of an imported log are never here.</summary>
public sealed class PresenceTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, "here now")]
    [InlineData(false, "has no account here yet")]
    public void Presence_is_said_of_people_who_can_sign_in(bool canSignIn, string words) =>
        SlateCard
            .PresenceWords(new ShownPerson(1, 8, InWorkingHours: true, null) { CanSignIn = canSignIn }, s_now, TimeZoneInfo.Utc)
            .ShouldBe(words);

    [Fact]
    public async Task Card_knows_who_can_sign_in()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();
        var expert = before.Slate(SlateKind.Expert).Items[0];
        await world.TakeAccountAsync(Guid.Parse(expert.Id));

        var after = await world.RecommendAsync();

        expert.Person!.CanSignIn.ShouldBeTrue();
        var person = after.Slate(SlateKind.Expert).Items.Single(item => item.Id == expert.Id).Person!;
        (person.CanSignIn, person.InviteAt).ShouldBe((false, null)); // the reader is an agent
        await world.ChangeAsync(
            ChangeKind.Permission,
            db => db.People.Single(row => row.Id == world.Here.Agent.PersonId).Roles = [ConsoleRole.Agent, ConsoleRole.Admin]
        );
        (await world.RecommendAsync())
            .Slate(SlateKind.Expert)
            .Items.Single(item => item.Id == expert.Id)
            .Person!.InviteAt.ShouldBe("/admin/people/expert");
    }
}

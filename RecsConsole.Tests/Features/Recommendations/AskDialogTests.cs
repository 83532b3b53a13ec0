using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>The dialog for a question to a colleague.</summary>
public sealed class AskDialogTests : BunitContext
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_somebody_is_not_at_work_is_said_before_they_are_asked(bool isAtWork)
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddDrafts());
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, world.Here.Agent);
        Services.AddSingleton(services.GetRequiredService<IDraftStore>());
        var tomorrow = new DateTimeOffset(world.Database.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(24 + 9);
        var expert = (await world.RecommendAsync()).Slate(SlateKind.Expert).Items[0];
        var person = expert with { Person = new ShownPerson(2, 8, isAtWork, isAtWork ? null : tomorrow) };
        var dialog = Render<AskDialog>(p =>
            p.Add(each => each.CaseId, world.Here.CaseId).Add(each => each.Send, _ => Task.FromResult(true))
        );

        await dialog.InvokeAsync(() => dialog.Instance.OpenAsync(person));

        var said = (await dialog.WaitForElementAsync("#ask-hint")).TextContent;
        said.Contains($"{person.Title} is not at work now: back tomorrow 09:00.", StringComparison.Ordinal).ShouldBe(!isAtWork);
    }
}

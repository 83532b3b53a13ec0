using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Presence;
using RecsConsole.Components.Dialogs;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>An accept from its click: what is asked first, and whether it is sent.</summary>
public sealed class SlateResponsesTests : BunitContext
{
    private readonly List<GivenResponse> _given = [];
    private readonly List<ToastMessage> _said = [];
    private int _questions;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Step_on_a_case_of_somebody_else_is_sent_only_after_a_yes(bool answer, int sent)
    {
        await using var world = await ServeAsync();
        var (responses, step) = await RenderAsync(world, answer);

        await responses.InvokeAsync(() => responses.Instance.AcceptAsync(step));

        _questions.ShouldBe(1);
        _given.Count.ShouldBe(sent);
        await using var db = world.Open();
        (await db.Responses.CountAsync(Token)).ShouldBe(sent);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Other_step_on_a_case_of_somebody_else_is_offered_only_after_a_yes(bool answer, int dialogs)
    {
        await using var world = await ServeAsync();
        var (responses, _) = await RenderAsync(world, answer);

        await responses.InvokeAsync(() => responses.Instance.AskForOtherAsync());

        _questions.ShouldBe(1);
        responses.FindAll("h2:contains('Do something else')").Count.ShouldBe(dialogs);
    }

    [Fact]
    public async Task Step_that_takes_the_case_over_asks_that_alone()
    {
        await using var world = await ServeAsync();
        var (responses, step) = await RenderAsync(world, answer: false);

        var accepting = responses.InvokeAsync(() =>
            responses.Instance.AcceptAsync(step with { AsksToConfirm = true, TakesFrom = "Jonas" })
        );
        await (await responses.WaitForElementAsync("button.act")).ClickAsync(new());
        await accepting;

        _questions.ShouldBe(0);
        _given.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_to_suggestions_that_are_being_updated_is_refused_aloud()
    {
        await using var world = await ServeAsync();
        var (responses, step) = await RenderAsync(world, answer: true);
        responses.Render(p => p.Add(each => each.IsBusy, true));
        var isTaken = false;
        var reason = new GivenReason(DismissReasons.NotUseful, null, () => Task.FromResult(isTaken = true));

        await responses.InvokeAsync(() => responses.Instance.RecordFeedbackAsync(new(step, reason)));

        _said.ShouldHaveSingleItem().Text.ShouldBe("Nothing was recorded: the suggestions are still being updated. Try again in a moment.");
        isTaken.ShouldBeFalse();
        await using var db = world.Open();
        (await db.Responses.CountAsync(Token)).ShouldBe(0);
    }

    private async Task<(IRenderedComponent<SlateResponses> Responses, ShownItem Step)> RenderAsync(DeskWorld world, bool answer)
    {
        var shown = await world.RecommendAsync();
        var holder = new HolderQuestion(() =>
        {
            _questions++;
            return Task.FromResult(answer);
        });
        holder.Follow(world.Here.CaseId, Guid.NewGuid());
        var responses = Render<SlateResponses>(p =>
            p.AddCascadingValue(holder)
                .Add(each => each.CaseId, world.Here.CaseId)
                .Add(each => each.Decision, shown)
                .Add(each => each.OnGiven, given => _given.Add(given))
                .Add(each => each.OnSaid, said => _said.Add(said))
        );
        var step = shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask");
        return (responses, step with { Form = StepForm.None, AsksToConfirm = false });
    }

    private async Task<DeskWorld> ServeAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddDrafts().AddConversation());
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, world.Here.Agent);
        Services.AddFallbackServiceProvider(services);
        return world;
    }
}

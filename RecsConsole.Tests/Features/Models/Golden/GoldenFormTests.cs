using Bunit;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Golden;
using RecsConsole.Features.Models.Golden.Page;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Golden;

public sealed class GoldenFormTests : BunitContext
{
    private static readonly SaveGoldenCaseRequest s_new = new(Guid.NewGuid(), 0, Guid.NewGuid(), SlateKind.Action, "", 3, "");

    [Fact]
    public void Item_place_and_reason_make_an_expectation()
    {
        SaveGoldenCaseRequest? saved = null;
        var form = FormOf([new(SlateKind.Action, "ask", "Ask the customer"), new(SlateKind.Document, "guide", "Guide")], it => saved = it);

        form.Find("button").HasAttribute("disabled").ShouldBeTrue();
        form.Find("#golden-item").Change("Document guide");
        form.Find("#golden-where").Change("0");
        form.Find("#golden-why").Input("It is out of date");
        form.Find("button").Click();

        saved.ShouldBe(s_new with { Kind = SlateKind.Document, ItemId = "guide", Within = null, Why = "It is out of date" });
    }

    [Fact]
    public void Decision_that_cannot_be_ranked_any_more_says_so() =>
        FormOf([], _ => { }).Find("h3").TextContent.ShouldBe("could not be checked");

    private IRenderedComponent<GoldenForm> FormOf(IReadOnlyList<GoldenChoice> choices, Action<SaveGoldenCaseRequest> save)
    {
        ComponentFactories.AddStub<FormDraft<KeptGolden>>(); // drafts have their own tests
        return Render<GoldenForm>(parameters =>
            parameters
                .Add(form => form.Title, "Mark")
                .Add(form => form.Verb, "Add")
                .Add(form => form.Start, s_new)
                .Add(form => form.Choices, choices)
                .Add(form => form.OnSave, save)
        );
    }
}
